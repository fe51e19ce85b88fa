import { type Cognito, createCognito } from '../../emulator/index.js'

/** The ids that the app was built with. */
export interface PoolIds {
  readonly userPoolId: string
  readonly clientId: string
  readonly identityPoolId: string
}

/** What the person who asks for a code by mail has to type in. */
export const MAILED_CODE = '271828'

/** Who is signed in at Google, and who at the company. */
export const GAIL = { email: 'gail@gmail.example', name: 'Gail Gala' }
export const STAN = { email: 'stan@orchard.example', name: 'Stan Stem' }

/** The shop's user pool, set up as `src/aws-exports.js` of the sample says. */
export function createPool(
  { userPoolId, clientId, identityPoolId }: PoolIds,
  origin: string,
): Cognito {
  return createCognito({
    pools: [
      {
        id: userPoolId,
        usernameAttributes: ['email'],
        schema: { name: { required: true }, 'custom:company': { mutable: true } },
        passwordPolicy: {
          minimumLength: 10,
          requireLowercase: true,
          requireNumbers: true,
          requireUppercase: false,
          requireSymbols: false,
        },
        mfa: 'OPTIONAL',
        mfaFactors: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
        deviceTracking: { challengeRequiredOnNewDevice: true, rememberedOnlyOnPrompt: true },
        groups: [{ name: 'staff' }],
        identityProviders: [
          { name: 'Google', attributes: GAIL },
          { name: 'OrchardStaff', type: 'OIDC', attributes: STAN },
        ],
        clients: [
          {
            id: clientId,
            preventUserExistenceErrors: true,
            callbackUrls: [`${origin}/auth/callback`],
            logoutUrls: [`${origin}/`],
            identityProviders: ['COGNITO', 'Google', 'OrchardStaff'],
          },
        ],
        triggers: {
          defineAuthChallenge({ request, response }) {
            const attempts = request.session as readonly { readonly challengeResult: boolean }[]
            response.issueTokens = attempts.at(-1)?.challengeResult === true
            response.failAuthentication = attempts.length > 2 && !response.issueTokens
            response.challengeName = 'CUSTOM_CHALLENGE'
          },
          createAuthChallenge({ request, response }) {
            const { email } = request.userAttributes as { readonly email: string }
            response.publicChallengeParameters = { destination: email }
            response.privateChallengeParameters = { code: MAILED_CODE }
          },
          verifyAuthChallengeResponse({ request, response }) {
            const { code } = request.privateChallengeParameters as { readonly code: string }
            response.answerCorrect = request.challengeAnswer === code
          },
        },
      },
    ],
    identityPools: [{ id: identityPoolId, allowGuests: false }],
  })
}

/**
 * From now on nobody gets in without a second factor. Devices are not tracked then: v5 loses the one
 * that comes with the tokens of an MFA setup, and Cognito renews nothing without its key.
 */
export function requireMfa(cognito: Cognito): void {
  const { pools, ...rest } = cognito.state() as ReturnType<Cognito['state']> & {
    readonly pools: Readonly<Record<string, object>>
  }
  const changed = Object.entries(pools).map(([id, pool]) => [
    id,
    { ...pool, mfa: 'ON', deviceTracking: undefined },
  ])
  cognito.restore({ ...rest, pools: Object.fromEntries(changed) })
}

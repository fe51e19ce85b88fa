import { type Cognito, createCognito, type UserTokens } from '../../emulator/index.js'

/** Those who come to a project that is served, by what their browsers bring along. */
export type VisitorName = 'signed out' | 'signed in' | 'signed in for long' | 'signed out elsewhere'

/** Browsers with the cookies of v5, and the Cognito that issued what is in them. */
export interface Visitors {
  /** The header with the cookies of a visitor. */
  cookieOf(visitor: VisitorName): string
  /** Where its JSON API and its keys are, over TLS, on this machine. */
  readonly port: number
  close(): Promise<void>
}

const ADA = { username: 'ada', attributes: { email: 'ada@example.com' } }
const SOL = { username: 'sol', attributes: { email: 'sol@example.com' } }
const HOUR = 3_600_000

/**
 * Signs everybody in once. What they have is shown to the project on v5 and on v6 alike, as browsers
 * do that were open while it was deployed.
 */
export async function openVisitors(pool: string, client: string): Promise<Visitors> {
  const cognito = createCognito({
    pools: [{ id: pool, clients: [{ id: client }], users: [ADA, SOL] }],
  })
  const { hostedUiUrl } = await cognito.listen()
  const cookies: Record<VisitorName, string> = {
    'signed out': '',
    'signed in': cookiesOfV5(client, ADA.username, await cognito.issueTokens(ADA)),
    'signed in for long': cookiesOfV5(client, ADA.username, await expiredTokens(cognito)),
    'signed out elsewhere': cookiesOfV5(client, SOL.username, await cognito.issueTokens(SOL)),
  }
  cognito.signOutUser(SOL)
  return {
    cookieOf: (visitor) => cookies[visitor],
    port: Number(new URL(hostedUiUrl).port),
    close: () => cognito.close(),
  }
}

/** Tokens of a sign-in of two hours ago; they can be refreshed. */
async function expiredTokens(cognito: Cognito): Promise<UserTokens> {
  cognito.clock.set(Date.now() - 2 * HOUR)
  const tokens = await cognito.issueTokens(ADA)
  cognito.clock.set(undefined)
  return tokens
}

/** The cookies that v5 writes with `ssr: true`: these four, whatever else it stores. */
function cookiesOfV5(client: string, username: string, tokens: UserTokens): string {
  const prefix = `CognitoIdentityServiceProvider.${client}`
  return [
    `${prefix}.LastAuthUser=${username}`,
    ...Object.entries(tokens).map(([kind, token]) => `${prefix}.${username}.${kind}=${token}`),
  ].join('; ')
}

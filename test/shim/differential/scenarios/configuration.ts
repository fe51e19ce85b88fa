import type { App, Scenario } from '../scenario.js'
import { CLIENT_ID, IDENTITY_POOL_ID, PASSWORD, POOL_ID, USERNAME } from '../world.js'

const ada = {
  username: USERNAME,
  password: PASSWORD,
  options: { authFlowType: 'USER_PASSWORD_AUTH' },
} as const

const outputs = {
  version: '1',
  auth: {
    aws_region: 'eu-west-1',
    user_pool_id: POOL_ID,
    user_pool_client_id: CLIENT_ID,
    identity_pool_id: IDENTITY_POOL_ID,
    unauthenticated_identities_enabled: true,
    username_attributes: ['email'],
    user_verification_types: ['email'],
    mfa_configuration: 'NONE',
    password_policy: { min_length: 8 },
  },
}
const exportsOfCli = {
  aws_project_region: 'eu-west-1',
  aws_cognito_region: 'eu-west-1',
  aws_cognito_identity_pool_id: IDENTITY_POOL_ID,
  aws_user_pools_id: POOL_ID,
  aws_user_pools_web_client_id: CLIENT_ID,
  oauth: {},
  aws_cognito_username_attributes: ['EMAIL'],
  aws_cognito_mfa_configuration: 'OFF',
}

/** Shapes of configurations, and where the pools are by them. */
export const configurationScenarios: readonly Scenario[] = [
  { name: 'amplify_outputs', whole: outputs, run: comeAndGo },
  {
    name: 'amplify_outputs without guests',
    whole: { ...outputs, auth: { ...outputs.auth, unauthenticated_identities_enabled: false } },
    run: comeAndGo,
  },
  { name: 'aws-exports', whole: exportsOfCli, run: comeAndGo },
  {
    name: 'aws-exports without guests',
    whole: { ...exportsOfCli, aws_mandatory_sign_in: 'enable' },
    run: comeAndGo,
  },
  {
    name: 'pools without endpoints',
    whole: {
      Auth: {
        Cognito: {
          userPoolId: POOL_ID,
          userPoolClientId: CLIENT_ID,
          identityPoolId: IDENTITY_POOL_ID,
        },
      },
    },
    run: comeAndGo,
  },
  ...['cn-north-1', 'us-gov-west-1', 'us-iso-east-1', 'ap-southeast-7'].map(
    (region): Scenario => ({
      name: `a pool in ${region}`,
      whole: {
        Auth: { Cognito: { userPoolId: `${region}_Elsewhere`, userPoolClientId: CLIENT_ID } },
      },
      run: ({ auth }) => auth.signIn(ada),
    }),
  ),
  {
    name: 'tokens are kept in cookies',
    options: { ssr: true },
    async run({ auth, reload, pass }) {
      await auth.signIn(ada)
      reload()
      await auth.getCurrentUser()
      await pass(2 * 60 * 60_000)
      await auth.fetchAuthSession()
      await auth.signOut()
      await auth.getCurrentUser()
    },
  },
  {
    name: 'tokens of an address are kept in cookies',
    options: { ssr: true },
    async run({ auth, reload }) {
      await auth.signIn({ ...ada, username: 'ada@example.com' })
      reload()
      await auth.getCurrentUser()
      await auth.signOut()
    },
  },
  {
    name: 'a guest is kept in cookies',
    options: { ssr: true },
    pools: 'user pool and identity pool',
    async run({ auth }) {
      await auth.fetchAuthSession()
    },
  },
  {
    name: 'threat protection wants to know about the device',
    browser: { threatProtection: true },
    service: { pool: { mfa: 'OPTIONAL' } },
    async run({ auth, cognito, code }) {
      const userAttributes = { email: 'joan@example.com' }
      await auth.signUp({ username: 'joan', password: PASSWORD, options: { userAttributes } })
      await auth.resendSignUpCode({ username: 'joan' })
      await auth.confirmSignUp({ username: 'joan', confirmationCode: code() })
      await auth.resetPassword({ username: USERNAME })
      await auth.confirmResetPassword({
        username: USERNAME,
        newPassword: PASSWORD,
        confirmationCode: code(),
      })
      cognito.setMfa({ username: USERNAME, sms: true, preferred: 'SMS_MFA' })
      await auth.signIn({ username: USERNAME, password: PASSWORD })
      await auth.confirmSignIn({ challengeResponse: code() })
      await auth.signOut()
      await auth.signIn(ada)
    },
  },
]

async function comeAndGo({ auth }: App): Promise<void> {
  await auth.fetchAuthSession()
  await auth.signIn(ada)
  await auth.fetchAuthSession()
  await auth.signOut()
}

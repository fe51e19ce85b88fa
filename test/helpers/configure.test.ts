import type { Amplify as AmplifyV6 } from 'aws-amplify'
import type * as auth from 'aws-amplify/auth'
import type * as utils from 'aws-amplify/utils'
import { describe, expect, test } from 'vitest'
import type { V5Any } from '../../helpers/v5-any.js'
import { freshModules, freshModulesOf } from '../emulator/qualification/clients/fresh-modules.js'
import { openBrowser, visit } from '../emulator/qualification/clients/page.js'
import { openStore } from '../emulator/qualification/clients/store.js'
import { CLIENT_ID, PASSWORD, POOL_ID, startPeerForTest } from '../emulator/qualification/peer.js'
import { openHelpers } from './open-helpers.js'

const pool = { userPoolId: 'eu-west-1_a', userPoolWebClientId: 'client' }
const cognito = { userPoolId: 'eu-west-1_a', userPoolClientId: 'client' }
const oauth = {
  domain: 'auth.example.com',
  scope: ['openid'],
  redirectSignIn: 'http://localhost/in',
  redirectSignOut: 'http://localhost/out',
  responseType: 'code',
}
const generated = {
  aws_project_region: 'eu-west-1',
  aws_cognito_region: 'eu-west-1',
  aws_user_pools_id: 'eu-west-1_a',
  aws_user_pools_web_client_id: 'client',
  aws_cognito_identity_pool_id: 'eu-west-1:1',
  aws_user_files_s3_bucket: 'files',
  aws_user_files_s3_bucket_region: 'eu-west-1',
  oauth: {},
}

/** A page of an app on v6 whose configurations are still those of v5. */
function openPage() {
  const load = freshModules()
  const { Amplify } = load('aws-amplify') as { readonly Amplify: typeof AmplifyV6 }
  const { ConsoleLogger } = load('aws-amplify/utils') as typeof utils
  ConsoleLogger.LOG_LEVEL = 'NONE'
  const contexts = load('@aws-amplify/core') as V5Any
  const helper = openHelpers(load)
  return {
    load,
    Amplify,
    configureAmplify: helper('configure-amplify').configureAmplify as (config?: V5Any) => V5Any,
    configureAuth: helper('configure-auth').configureAuth as (config?: V5Any) => V5Any,
    signIn: helper('sign-in').signIn as (name: string, password: string) => Promise<V5Any>,
    federatedSignIn: helper('federated-sign-in').federatedSignIn as (
      input: V5Any,
    ) => Promise<V5Any>,
    /** What v6 got to know. */
    resources: () => Amplify.getConfig() as V5Any,
    options: () => contexts.getGlobalContext().libraryOptions,
  }
}

/** The options that v5's Auth has after some configurations. */
function optionsOnV5(configure: (amplify: V5Any, auth: V5Any) => void): V5Any {
  const load = freshModulesOf('aws-amplify-v5', '@aws-amplify/auth')
  const { Auth } = load('@aws-amplify/auth') as { readonly Auth: V5Any }
  const { Amplify } = load('@aws-amplify/core') as { readonly Amplify: V5Any }
  configure(Amplify, Auth)
  return Auth.configure()
}

describe('a configuration of v5', () => {
  test('moves below Auth.Cognito', () => {
    const { configureAmplify, resources } = openPage()
    configureAmplify({ Auth: { ...pool, region: 'eu-west-1', endpoint: '/cognito', oauth } })
    expect(resources().Auth.Cognito).toEqual({
      ...cognito,
      userPoolEndpoint: '/cognito',
      loginWith: {
        oauth: {
          domain: 'auth.example.com',
          scopes: ['openid'],
          redirectSignIn: ['http://localhost/in'],
          redirectSignOut: ['http://localhost/out'],
          responseType: 'code',
        },
      },
    })
  })

  test('lets guests in unless it says that everybody has to sign in', () => {
    const guests = (mandatorySignIn?: boolean) => {
      const { configureAmplify, resources } = openPage()
      configureAmplify({ Auth: { ...pool, identityPoolId: 'eu-west-1:1', mandatorySignIn } })
      return resources().Auth.Cognito.allowGuestAccess
    }
    expect([guests(), guests(false), guests(true)]).toEqual([true, true, false])
  })

  test('may have its keys at the top', () => {
    const { configureAmplify, resources } = openPage()
    configureAmplify(pool)
    expect(resources().Auth.Cognito).toEqual(cognito)
  })

  test('adds to what the generated file says, which v6 alone would not let it', () => {
    const { configureAmplify, resources } = openPage()
    configureAmplify({ ...generated, Auth: { mandatorySignIn: true }, oauth })
    expect(resources().Auth.Cognito).toMatchObject({
      ...cognito,
      allowGuestAccess: false,
      loginWith: { username: true, oauth: { domain: 'auth.example.com' } },
    })
    expect(resources().Storage).toMatchObject({ S3: { bucket: 'files' } })
  })

  test('brings other categories along', () => {
    const { configureAmplify, resources } = openPage()
    configureAmplify({
      Auth: pool,
      API: {
        endpoints: [{ name: 'notes', endpoint: 'https://notes.example.com', region: 'eu-west-1' }],
        aws_appsync_graphqlEndpoint: 'https://graph.example.com',
        aws_appsync_authenticationType: 'AMAZON_COGNITO_USER_POOLS',
      },
      Storage: { AWSS3: { bucket: 'files', region: 'eu-west-1', level: 'private' } },
      Analytics: { AWSPinpoint: { appId: 'app', region: 'eu-west-1' } },
      Geo: { AmazonLocationService: { region: 'eu-west-1', search_indices: { default: 'a' } } },
    })
    expect(resources()).toEqual({
      Auth: { Cognito: cognito },
      API: {
        REST: { notes: { endpoint: 'https://notes.example.com', region: 'eu-west-1' } },
        GraphQL: { endpoint: 'https://graph.example.com', defaultAuthMode: 'userPool' },
      },
      Storage: { S3: { bucket: 'files', region: 'eu-west-1' } },
      Analytics: { Pinpoint: { appId: 'app', region: 'eu-west-1' } },
      Geo: { LocationService: { region: 'eu-west-1', searchIndices: { default: 'a' } } },
    })
  })

  test('is left as it is where it is one of v6 already', () => {
    const { configureAmplify, resources } = openPage()
    const config = { Auth: { Cognito: { ...cognito, mfa: { status: 'optional' } } } }
    configureAmplify(config)
    expect(resources().Auth.Cognito).toMatchObject(config.Auth.Cognito)
  })
})

describe('the second argument of v6', () => {
  test('is made of what v5 took in its only one', async () => {
    const { configureAmplify, options } = openPage()
    const custom_header = async () => ({ 'x-from': 'v5' })
    configureAmplify({
      Auth: pool,
      ssr: true,
      API: { endpoints: [{ name: 'notes', endpoint: '/notes', custom_header }] },
      Storage: { AWSS3: { bucket: 'files', region: 'eu-west-1', level: 'public' } },
    })
    expect(options()).toMatchObject({
      ssr: true,
      Storage: { S3: { defaultAccessLevel: 'guest' } },
    })
    const headers = (apiName: string) => options().API.REST.headers({ apiName })
    expect([await headers('notes'), await headers('other')]).toEqual([{ 'x-from': 'v5' }, {}])
  })

  test('stays where options of Auth come on top', () => {
    const { Amplify, configureAuth, options } = openPage()
    Amplify.configure({ Auth: { Cognito: cognito } }, { ssr: true })
    configureAuth({ mandatorySignIn: true })
    expect(options()).toMatchObject({ ssr: true })
  })
})

describe('several configurations', () => {
  test('are merged, whoever they are given to', () => {
    const { configureAmplify, configureAuth, resources } = openPage()
    configureAmplify({ Auth: pool })
    configureAmplify({ Storage: { AWSS3: { bucket: 'files', region: 'eu-west-1' } } })
    configureAuth({ identityPoolId: 'eu-west-1:1' })
    expect(resources()).toEqual({
      Auth: { Cognito: { ...cognito, identityPoolId: 'eu-west-1:1', allowGuestAccess: true } },
      Storage: { S3: { bucket: 'files', region: 'eu-west-1' } },
    })
  })

  test('are merged into one that v6 was given itself', () => {
    const { Amplify, configureAuth, resources } = openPage()
    Amplify.configure({ Auth: { Cognito: cognito }, Storage: { S3: { bucket: 'files' } } })
    configureAuth({ oauth })
    expect(resources()).toMatchObject({
      Auth: { Cognito: { ...cognito, loginWith: { oauth: { domain: 'auth.example.com' } } } },
      Storage: { S3: { bucket: 'files' } },
    })
  })

  test('leave options of Auth as they are that they do not name', () => {
    const { Amplify, configureAmplify, configureAuth, resources } = openPage()
    const identities = { identityPoolId: 'eu-west-1:1', allowGuestAccess: true }
    Amplify.configure({ Auth: { Cognito: { ...cognito, ...identities } } })
    configureAuth({ mandatorySignIn: true })
    configureAmplify({ Storage: { AWSS3: { bucket: 'files', region: 'eu-west-1' } } })
    expect(resources()).toEqual({
      Auth: {
        Cognito: {
          ...cognito,
          ...identities,
          allowGuestAccess: false,
          signUpVerificationMethod: 'code',
        },
      },
      Storage: { S3: { bucket: 'files', region: 'eu-west-1' } },
    })
  })

  test('answer with what v5 answers with', () => {
    const { configureAmplify, configureAuth } = openPage()
    const steps = (amplify: (config: V5Any) => V5Any, auth: (config: V5Any) => V5Any) => {
      amplify(generated)
      amplify({ Auth: { signUpVerificationMethod: 'link' } })
      auth({ oauth, mandatorySignIn: true })
    }
    steps(configureAmplify, configureAuth)
    const onV5 = optionsOnV5((amplify, auth) =>
      steps(
        (config) => amplify.configure(config),
        (config) => auth.configure(config),
      ),
    )
    expect(configureAuth()).toEqual(onV5)
  })
})

test('the Hosted UI is opened by what the configuration names, and the page stays', async () => {
  const opened = async (start: (config: V5Any) => (input: V5Any) => Promise<unknown>) => {
    const { left } = visit('http://localhost/', openBrowser())
    const seen: unknown[] = []
    const urlOpener = (url: string, redirect: string) => {
      seen.push(new URL(url).searchParams.get('identity_provider'), redirect)
      return new Promise(() => {})
    }
    const signIn = start({ Auth: { ...pool, oauth: { ...oauth, urlOpener } } })
    await signIn({ provider: 'Google' })
    return [...seen, await Promise.race([left, Promise.resolve('here')])]
  }
  const onV6 = await opened((config) => {
    const { configureAmplify, federatedSignIn } = openPage()
    configureAmplify(config)
    return federatedSignIn
  })
  const onV5 = await opened((config) => {
    const load = freshModulesOf('aws-amplify-v5', '@aws-amplify/auth')
    const { Auth } = load('@aws-amplify/auth') as { readonly Auth: V5Any }
    Auth.configure(config.Auth)
    return (input) => Auth.federatedSignIn(input)
  })
  expect(onV6).toEqual(['Google', 'http://localhost/in', 'here'])
  expect(onV6).toEqual(onV5)
})

describe('tokens', () => {
  const users = [{ username: 'ada', password: PASSWORD }]

  test('are kept in the storage that the configuration names', async () => {
    const peer = await startPeerForTest({ users })
    const storage = openStore()
    const { configureAmplify, load } = openPage()
    configureAmplify({
      Auth: {
        userPoolId: POOL_ID,
        userPoolWebClientId: CLIENT_ID,
        endpoint: peer.url,
        storage,
      },
    })
    await (load('aws-amplify/auth') as typeof auth).signIn({
      username: 'ada',
      password: PASSWORD,
      options: { authFlowType: 'USER_PASSWORD_AUTH' },
    })
    expect(storage.getItem(`CognitoIdentityServiceProvider.${CLIENT_ID}.LastAuthUser`)).toBe('ada')
  })

  test('stay in their storage when something else is configured', async () => {
    const peer = await startPeerForTest({ users })
    const storage = openStore()
    const { configureAmplify, configureAuth, load } = openPage()
    configureAmplify({
      Auth: { userPoolId: POOL_ID, userPoolWebClientId: CLIENT_ID, endpoint: peer.url },
    })
    configureAuth({ storage })
    configureAmplify({ Storage: { AWSS3: { bucket: 'files', region: 'eu-west-1' } } })
    await (load('aws-amplify/auth') as typeof auth).signIn({
      username: 'ada',
      password: PASSWORD,
      options: { authFlowType: 'USER_PASSWORD_AUTH' },
    })
    expect(storage.getItem(`CognitoIdentityServiceProvider.${CLIENT_ID}.LastAuthUser`)).toBe('ada')
  })

  test.each([
    ['USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'],
    [undefined, 'USER_SRP_AUTH'],
  ])('come by the flow that the configuration names: %s', async (authenticationFlowType, sent) => {
    const peer = await startPeerForTest({ users })
    const { configureAmplify, signIn } = openPage()
    const target = { userPoolId: POOL_ID, userPoolWebClientId: CLIENT_ID, endpoint: peer.url }
    configureAmplify({ Auth: { ...target, storage: openStore(), authenticationFlowType } })
    await signIn('ada', PASSWORD)
    const [first] = peer.cognito.transcript()
    expect(first?.input).toMatchObject({ AuthFlow: sent })
  })

  test('cannot be kept in what is no storage, as v5 said', () => {
    const { configureAmplify } = openPage()
    const config = { Auth: { ...pool, storage: {} } }
    expect(() => configureAmplify(config)).toThrow('Empty storage object')
    expect(() => optionsOnV5((amplify) => amplify.configure(config))).toThrow(
      'Empty storage object',
    )
  })
})

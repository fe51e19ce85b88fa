import { parseAmplifyConfig } from 'aws-amplify/utils'
import { describe, expect, test } from 'vitest'
import { parseConfig } from '../../../shim/core/config/parse-config.js'
import { readResources } from '../../../shim/core/config/read-resources.js'
import { Fault } from '../../../shim/core/fault.js'

const userPoolId = 'eu-west-1_Ab12Cd34E'
const clientId = '1h57kf5cpq17m0eml12EXAMPLE'
const identityPoolId = 'eu-west-1:11111111-2222-4333-8444-555555555555'
const oauth = {
  domain: 'login.example.com',
  scopes: ['openid', 'email'],
  redirectSignIn: ['https://a.example.com/', 'https://b.example.com/'],
  redirectSignOut: ['https://a.example.com/bye'],
  responseType: 'code',
}

const v6 = {
  Auth: {
    Cognito: {
      userPoolId,
      userPoolClientId: clientId,
      identityPoolId,
      allowGuestAccess: true,
      signUpVerificationMethod: 'link',
      loginWith: { oauth },
    },
  },
}

const outputs = {
  version: '1.3',
  auth: {
    aws_region: 'eu-west-1',
    user_pool_id: userPoolId,
    user_pool_client_id: clientId,
    identity_pool_id: identityPoolId,
    unauthenticated_identities_enabled: true,
    oauth: {
      identity_providers: ['GOOGLE'],
      domain: oauth.domain,
      scopes: oauth.scopes,
      redirect_sign_in_uri: oauth.redirectSignIn,
      redirect_sign_out_uri: oauth.redirectSignOut,
      response_type: 'code',
    },
  },
  storage: { aws_region: 'eu-west-1', bucket_name: 'bucket' },
}

const exports_ = {
  aws_project_region: 'eu-west-1',
  aws_cognito_region: 'eu-west-1',
  aws_user_pools_id: userPoolId,
  aws_user_pools_web_client_id: clientId,
  aws_cognito_identity_pool_id: identityPoolId,
  oauth: {
    domain: oauth.domain,
    scope: oauth.scopes,
    redirectSignIn: oauth.redirectSignIn.join(','),
    redirectSignOut: oauth.redirectSignOut.join(','),
    responseType: 'code',
  },
}

const v5 = {
  region: 'eu-west-1',
  userPoolId,
  userPoolWebClientId: clientId,
  identityPoolId,
  oauth: exports_.oauth,
}

const parsed = {
  userPool: {
    id: userPoolId,
    clientId,
    region: 'eu-west-1',
    endpoint: 'https://cognito-idp.eu-west-1.amazonaws.com',
  },
  identityPool: {
    id: identityPoolId,
    region: 'eu-west-1',
    endpoint: 'https://cognito-identity.eu-west-1.amazonaws.com',
    allowsGuests: true,
  },
  oauth,
  signUpVerificationMethod: 'code',
  passwordless: null,
  storage: null,
  defaults: { flow: null, clientMetadata: null },
}

describe('a configuration', () => {
  test.each([
    ['ResourcesConfig', v6, { signUpVerificationMethod: 'link' }],
    ['amplify_outputs', outputs, {}],
    ['aws-exports', exports_, {}],
    ['the Auth of v5', { Auth: v5 }, {}],
    ['flat keys of v5', v5, {}],
  ])('is read from %s', (_shape, input, more) => {
    expect(parseConfig(input)).toEqual({ ...parsed, ...more })
  })

  test.each([
    ['ResourcesConfig', v6],
    ['amplify_outputs', outputs],
    ['aws-exports', exports_],
  ])('of the shape %s means what it means in v6', (_shape, input) => {
    const theirs = parseConfig(parseAmplifyConfig(structuredClone(input) as typeof v6 as never))
    expect(parseConfig(input)).toEqual(theirs)
  })

  test('that v6 has read means the same without being read again', () => {
    for (const input of [v6, outputs, exports_]) {
      const read = parseAmplifyConfig(structuredClone(input) as never)
      const resources = read.Auth?.Cognito as Parameters<typeof readResources>[0]
      expect(readResources(resources)).toMatchObject(parseConfig(input))
    }
    const Cognito = {
      userPoolId: 'cn-north-1_Ab1',
      userPoolClientId: clientId,
      passwordless: { emailOtpEnabled: true, preferredChallenge: 'EMAIL_OTP' },
    }
    expect(readResources(Cognito)).toEqual(parseConfig({ Auth: { Cognito } }))
    expect(readResources(undefined)).toEqual(parseConfig({ API: {} }))
  })

  test('of a part of Auth has no more than that', () => {
    const { identityPool, userPool } = parsed
    expect(parseConfig({ Auth: { Cognito: { userPoolId, userPoolClientId: clientId } } })).toEqual({
      ...parsed,
      identityPool: null,
      oauth: null,
    })
    const onlyIdentities = parseConfig({ Auth: { Cognito: { identityPoolId } } })
    expect(onlyIdentities).toMatchObject({ userPool: null })
    expect(onlyIdentities.identityPool).toEqual({ ...identityPool, allowsGuests: false })
    expect(parseConfig({ Auth: { ...v5, oauth: {} } })).toMatchObject({ userPool, oauth: null })
    expect(parseConfig({ ...exports_, oauth: {} }).oauth).toBe(null)
  })

  test('of other categories has nothing for Auth', () => {
    expect(parseConfig({ API: { GraphQL: { endpoint: 'https://example.com' } } })).toMatchObject({
      userPool: null,
      identityPool: null,
    })
    expect(parseConfig({ aws_project_region: 'eu-west-1' })).toMatchObject({ userPool: null })
    expect(parseConfig({ version: '1', storage: outputs.storage })).toMatchObject({ storage: null })
  })
})

describe('what is written beside a generated configuration', () => {
  test('in the words of v5 changes it, as in v5', () => {
    const { userPool, identityPool, defaults } = parseConfig({
      ...exports_,
      Auth: {
        userPoolWebClientId: 'other',
        mandatorySignIn: true,
        authenticationFlowType: 'USER_PASSWORD_AUTH',
        clientMetadata: { tenant: 'a' },
      },
    })
    expect(userPool).toMatchObject({ id: userPoolId, clientId: 'other' })
    expect(identityPool?.allowsGuests).toBe(false)
    expect(defaults).toEqual({ flow: 'USER_PASSWORD_AUTH', clientMetadata: { tenant: 'a' } })
  })

  test('in the words of v6 changes it, too', () => {
    const more = { Auth: { Cognito: { allowGuestAccess: false, userPoolClientId: 'other' } } }
    for (const generated of [exports_, outputs]) {
      const { userPool, identityPool } = parseConfig({ ...generated, ...more })
      expect(userPool).toMatchObject({ id: userPoolId, clientId: 'other' })
      expect(identityPool?.allowsGuests).toBe(false)
    }
  })

  test('leaves the oauth of the file in its place, as in v5', () => {
    const other = { ...exports_.oauth, domain: 'other.example.com' }
    expect(parseConfig({ ...exports_, Auth: { oauth: other } }).oauth?.domain).toBe(oauth.domain)
    const { oauth: _, ...without } = exports_
    expect(parseConfig({ ...without, Auth: { oauth: other } }).oauth?.domain).toBe(other.domain)
    expect(parseConfig({ ...exports_, oauth: {}, Auth: { oauth: other } }).oauth?.domain).toBe(
      other.domain,
    )
  })
})

describe('guests', () => {
  test.each([
    ['v6', { Auth: { Cognito: { identityPoolId } } }, false],
    ['v6', { Auth: { Cognito: { identityPoolId, allowGuestAccess: true } } }, true],
    ['v5', { Auth: { identityPoolId } }, true],
    ['v5', { Auth: { identityPoolId, mandatorySignIn: true } }, false],
    ['v5', { Auth: { identityPoolId, mandatorySignIn: false } }, true],
    ['aws-exports', { ...exports_ }, true],
    ['aws-exports', { ...exports_, aws_mandatory_sign_in: 'enable' }, false],
    ['aws-exports', { ...exports_, aws_mandatory_sign_in: 'disable' }, true],
    ['outputs', { version: '1', auth: { identity_pool_id: identityPoolId } }, false],
  ])('of %s are let in as there', (_shape, input, allowsGuests) => {
    expect(parseConfig(input).identityPool?.allowsGuests).toBe(allowsGuests)
  })
})

describe('endpoints', () => {
  test.each([
    ['eu-west-1', 'amazonaws.com'],
    ['us-gov-west-1', 'amazonaws.com'],
    ['cn-north-1', 'amazonaws.com.cn'],
  ])('in %s end in %s', (region, suffix) => {
    const { userPool, identityPool } = parseConfig({
      Auth: {
        Cognito: {
          userPoolId: `${region}_Ab1`,
          userPoolClientId: clientId,
          identityPoolId: `${region}:1`,
        },
      },
    })
    expect(userPool?.endpoint).toBe(`https://cognito-idp.${region}.${suffix}`)
    expect(identityPool?.endpoint).toBe(`https://cognito-identity.${region}.${suffix}`)
  })

  test('of somebody’s own are used, without the slash at their end', () => {
    const Cognito = {
      ...v6.Auth.Cognito,
      userPoolEndpoint: 'http://localhost:9229/',
      identityPoolEndpoint: 'http://localhost:9230',
    }
    const { userPool, identityPool } = parseConfig({ Auth: { Cognito } })
    expect(userPool?.endpoint).toBe('http://localhost:9229')
    expect(identityPool?.endpoint).toBe('http://localhost:9230')
    expect(parseConfig({ ...v5, endpoint: 'https://p.example.com/idp/' }).userPool?.endpoint).toBe(
      'https://p.example.com/idp',
    )
  })

  test('of an identity pool follow the region that v5 is told', () => {
    const input = { Auth: { ...v5, identityPoolRegion: 'us-east-1' } }
    expect(parseConfig(input).identityPool?.endpoint).toContain('us-east-1')
  })
})

describe('the storage', () => {
  test('of v5 is the one that is given, or cookies with their attributes', () => {
    const storage = { getItem: () => null, setItem: () => {}, removeItem: () => {}, clear() {} }
    expect(parseConfig({ Auth: { ...v5, storage } }).storage).toEqual({ kind: 'given', storage })
    const cookieStorage = { domain: '.example.com', secure: true }
    expect(parseConfig({ Auth: { ...v5, cookieStorage } }).storage).toEqual({
      kind: 'cookies',
      options: cookieStorage,
    })
  })
})

describe('passwordless', () => {
  test.each([
    [
      'ResourcesConfig',
      {
        Auth: {
          Cognito: {
            userPoolId,
            userPoolClientId: clientId,
            passwordless: { emailOtpEnabled: true, webAuthn: {}, preferredChallenge: 'EMAIL_OTP' },
          },
        },
      },
    ],
    [
      'amplify_outputs',
      {
        version: '1.4',
        auth: {
          user_pool_id: userPoolId,
          user_pool_client_id: clientId,
          passwordless: {
            email_otp_enabled: true,
            web_authn: { relying_party_id: 'example.com' },
            preferred_challenge: 'EMAIL_OTP',
          },
        },
      },
    ],
  ])('is read from %s', (_shape, input) => {
    expect(parseConfig(input).passwordless).toEqual({
      emailOtpEnabled: true,
      smsOtpEnabled: false,
      webAuthnEnabled: true,
      preferredChallenge: 'EMAIL_OTP',
    })
  })
})

describe('a configuration that v6 takes without a word', () => {
  const cognito = (more: object) => ({ Auth: { Cognito: { ...v6.Auth.Cognito, ...more } } })
  const pool = (more: object) => ({ Auth: { Cognito: { userPoolId, ...more } } })

  test.each([
    ['nothing', undefined, 'missing', 'Pass the object'],
    ['a text', JSON.stringify(v6), 'a text', 'Pass the object'],
    ['an empty one', {}, 'neither', 'userPoolClientId'],
    ['one whose variables are not set', { Auth: { Cognito: {} } }, 'neither', 'variables'],
    ['no client id', pool({}), 'Auth.Cognito.userPoolClientId is missing', 'userPoolClientId'],
    ['no client id in v5', { Auth: { userPoolId } }, 'Auth.userPoolWebClientId', 'variable'],
    [
      'no client id in aws-exports',
      { aws_project_region: 'x', aws_user_pools_id: userPoolId },
      'aws_user_pools_web_client_id is missing',
      'variable',
    ],
    ['the client id of v5', pool({ userPoolWebClientId: 'a' }), 'WebClientId', 'userPoolClientId'],
    [
      'v6 without Cognito',
      { Auth: { userPoolId, userPoolClientId: 'a' } },
      'Auth.user',
      'Cognito:',
    ],
    ['v6 without Auth', { Cognito: v6.Auth.Cognito }, 'nobody reads Cognito', 'Auth: {'],
    ['a small letter', { auth: v6.Auth, version: '1' }, 'auth.Cognito', 'capital'],
    ['another small letter', { Auth: { cognito: v6.Auth.Cognito } }, 'Auth.cognito', 'Cognito:'],
    ['outputs of another version', { ...outputs, version: '2' }, 'version', 'version 1'],
    ['outputs without a version', { auth: outputs.auth }, 'version', 'as it was generated'],
    ['the oauth of v5', pool({ userPoolClientId: 'a', oauth }), 'Cognito.oauth', 'loginWith'],
    ['mandatorySignIn', pool({ userPoolClientId: 'a', mandatorySignIn: true }), 'mand', 'opposite'],
    [
      'an endpoint of v5',
      pool({ userPoolClientId: 'a', endpoint: 'x' }),
      'endpoint',
      'userPoolEnd',
    ],
    ['a flow', cognito({ authenticationFlowType: 'X' }), 'authenticationFlowType', 'signIn'],
    [
      'cookies',
      cognito({ cookieStorage: { secure: true } }),
      'cookieStorage',
      'setKeyValueStorage',
    ],
    ['a pool without its region', cognito({ userPoolId: 'Ab12' }), "'Ab12'", 'eu-west-1_'],
    ['a pool that is a number', cognito({ userPoolId: 5 }), 'a number', 'eu-west-1_'],
    ['an empty client id', cognito({ userPoolClientId: '' }), 'userPoolClientId', 'text'],
    ['an identity pool without its region', cognito({ identityPoolId: '1' }), "'1'", 'eu-west-1:'],
    [
      'an endpoint without https',
      cognito({ userPoolEndpoint: 'localhost:1' }),
      'Endpoint',
      'http:',
    ],
    ['a word for yes', cognito({ allowGuestAccess: 'true' }), 'allowGuestAccess', 'true or false'],
    ['another method', cognito({ signUpVerificationMethod: 'sms' }), "'sms'", "'code' or 'link'"],
    [
      'a domain with https',
      cognito({ loginWith: { oauth: { ...oauth, domain: 'https://login.example.com' } } }),
      'oauth.domain',
      'amazoncognito.com',
    ],
    [
      'oauth of a part',
      cognito({ loginWith: { oauth: { domain: 'login.example.com' } } }),
      'oauth.scopes is missing',
      'redirectSignIn',
    ],
    [
      'another response type',
      cognito({ loginWith: { oauth: { ...oauth, responseType: 'id' } } }),
      'responseType',
      "'code' or 'token'",
    ],
    ['no storage', { Auth: { ...v5, storage: {} } }, 'Auth.storage', 'getItem'],
  ])('is refused: %s', (_what, input, problem, remedy) => {
    const fault = refusalOf(input)
    expect(fault.message).toContain(problem)
    expect(fault.recovery).toContain(remedy)
  })

  test('has the names of v6 where v6 refuses it later', () => {
    expect(refusalOf(cognito({ userPoolId: 'Ab12' })).name).toBe('InvalidUserPoolId')
    expect(refusalOf(cognito({ identityPoolId: '1' })).name).toBe('InvalidIdentityPoolIdException')
    expect(refusalOf({}).name).toBe('InvalidConfigurationException')
  })

  test('is taken where the wrong key does no harm', () => {
    expect(parseConfig(cognito({ userPoolWebClientId: 'a', mandatorySignIn: true }))).toEqual(
      parseConfig(v6),
    )
    expect(parseConfig(cognito({ region: 'eu-west-1', somethingNew: 1 }))).toEqual(parseConfig(v6))
  })

  test('shows no value that may be a secret', () => {
    const secret = { password: 'Correct-horse-1' }
    const { message, recovery } = refusalOf(cognito({ userPoolId: secret, identityPoolId: secret }))
    expect(`${message}${recovery}`).not.toContain('horse')
  })
})

function refusalOf(input: unknown): Fault {
  try {
    parseConfig(input)
  } catch (error) {
    expect(error).toBeInstanceOf(Fault)
    return error as Fault
  }
  throw new Error('it was not refused')
}

import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import * as door from '../../shim/legacy/index.js'

const instances = {
  Auth: door.Auth,
  Amplify: door.Amplify,
  Hub: door.Hub,
  Credentials: door.Credentials,
}

const classes = Object.entries({
  AuthClass: door.AuthClass,
  AmplifyClass: door.AmplifyClass,
  HubClass: door.HubClass,
  CredentialsClass: door.CredentialsClass,
  AuthenticationDetails: door.AuthenticationDetails,
  CognitoAccessToken: door.CognitoAccessToken,
  CognitoIdToken: door.CognitoIdToken,
  CognitoRefreshToken: door.CognitoRefreshToken,
  CognitoUser: door.CognitoUser,
  CognitoUserAttribute: door.CognitoUserAttribute,
  CognitoUserPool: door.CognitoUserPool,
  CognitoUserSession: door.CognitoUserSession,
  CookieStorage: door.CookieStorage,
})

describe('until the engine exists', () => {
  test.each(Object.entries(instances))(
    'every method of %s refuses and names itself',
    (owner, it) => {
      const methods = methodsOf(Object.getPrototypeOf(it))
      expect(methods.length).toBeGreaterThan(2)
      for (const [name, method] of methods) {
        expect(() => method.call(it), name).toThrow(refusalOf(`${owner}.${name}`))
      }
    },
  )

  test.each(classes)('a new %s is refused, and so is every method of it', (name, Class) => {
    expect(() => Reflect.construct(Class, [])).toThrow(refusalOf(`new ${name}`))
    for (const [method, refuse] of methodsOf(Class.prototype)) {
      expect(refuse).toThrow(refusalOf(`${name.replace(/(?<!^)Class$/, '')}.${method}`))
    }
  })

  test('functions refuse and name themselves', () => {
    expect(() => door.withSSRContext()).toThrow(refusalOf('withSSRContext'))
    expect(() => door.appendToCognitoUserAgent('app/1')).toThrow(
      refusalOf('appendToCognitoUserAgent'),
    )
  })

  test('the refusal says what happened and what to do', () => {
    expect(() => door.Auth.signIn('ada')).toThrow(
      'Auth.signIn of @amplift/auth/legacy is not built yet: this version carries the types of v5 ' +
        'and no behaviour. Until a version that has it, import it from aws-amplify 5.',
    )
  })

  test('a refusal is thrown, not rejected, so that no sign-in guard takes it for "signed out"', () => {
    let wentOn = false
    const guard = (): Promise<unknown> =>
      door.Auth.currentAuthenticatedUser().catch(() => {
        wentOn = true
      })
    expect(guard).toThrow(refusalOf('Auth.currentAuthenticatedUser'))
    expect(wentOn).toBe(false)
  })

  test('members can be replaced by a test, as on v5', async () => {
    const auth: typeof door.Auth = Object.create(door.Auth)
    auth.signIn = async () => 'replaced'
    expect(await auth.signIn('ada')).toBe('replaced')
    expect(auth).toBeInstanceOf(door.AuthClass)
  })

  test('the parts know each other', () => {
    expect(door.default).toBe(door.Auth)
    expect(door.Amplify.Auth).toBe(door.Auth)
    expect(door.Amplify.Credentials).toBe(door.Credentials)
    expect(door.Auth.Credentials).toBe(door.Credentials)
  })
})

describe('what works already, as it does in v5', () => {
  const load = createRequire(createRequire(import.meta.url).resolve('aws-amplify-v5'))
  const ours: typeof door = { ...door }
  const v5: typeof door = {
    ...load('@aws-amplify/auth/lib/types/Auth'),
    ...load('@aws-amplify/auth/lib/common/AuthErrorStrings'),
  }

  test.each([
    'AuthErrorStrings',
    'AuthErrorTypes',
    'CognitoHostedUIIdentityProvider',
    'GRAPHQL_AUTH_MODE',
  ] as const)('%s has the names and values of v5, in its order', (name) => {
    expect(Object.entries(ours[name])).toEqual(Object.entries(v5[name]))
  })

  test.each([
    'isFederatedSignInOptions',
    'isFederatedSignInOptionsCustom',
    'hasCustomState',
    'isUsernamePasswordOpts',
    'isCognitoHostedOpts',
  ] as const)('%s answers as in v5', (name) => {
    const inputs = [
      {},
      { provider: 'Google' },
      { provider: undefined },
      { customProvider: 'Okta', customState: '' },
      { username: 'ada', password: '' },
      { username: '' },
      { redirectSignIn: 'https://app' },
      { redirectSignIn: undefined },
      Object.create({ provider: 'inherited', redirectSignIn: 'inherited' }),
    ]
    const answers = inputs.map((input) => ours[name](input))
    expect(answers).toEqual(inputs.map((input) => v5[name](input)))
    expect(new Set(answers).size).toBe(2)
  })

  test('the guards of the options give back a missing value as v5 does', () => {
    expect(door.hasCustomState(undefined)).toBe(v5.hasCustomState(undefined))
    expect(door.isFederatedSignInOptions('')).toBe(v5.isFederatedSignInOptions(''))
  })
})

type Method = (this: unknown) => unknown

function methodsOf(prototype: object): readonly [string, Method][] {
  return Object.getOwnPropertyNames(prototype)
    .filter((name) => name !== 'constructor')
    .map((name) => [name, Reflect.get(prototype, name)])
}

function refusalOf(name: string): string {
  return `${name} of @amplift/auth/legacy is not built yet`
}

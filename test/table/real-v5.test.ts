import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { config } from '../../src/table/config.js'
import { errors } from '../../src/table/errors.js'
import { events } from '../../src/table/events.js'
import { members } from '../../src/table/members.js'
import { methods } from '../../src/table/methods.js'
import { types } from '../../src/table/types.js'
import {
  type Compiled,
  compile,
  complaints,
  declarations,
  exportsOf,
  loadInsideV5Auth,
  loadV5,
  V5_FOLDER,
  v5Sources,
} from './real-packages.js'

const compiled = compile('export {}', Object.values(declarations))
const sources = v5Sources()
const typeNames = new Set(types.map(({ name }) => name))

function namesOf(rows: readonly { readonly name: string }[]): readonly string[] {
  return rows.map(({ name }) => name).sort()
}

/** Members that a class or interface of v5 declares, private ones on demand. */
function declaredMembers(
  { program, checker }: Compiled,
  path: string,
  name: string,
  isWanted: (declaration: ts.Declaration) => boolean,
): readonly string[] {
  const file = program.getSourceFile(path)
  const module = file && checker.getSymbolAtLocation(file)
  const symbol = module && checker.getExportsOfModule(module).find((each) => each.name === name)
  if (symbol === undefined) throw new Error(`${path} does not export ${name}`)
  return checker
    .getDeclaredTypeOfSymbol(symbol)
    .getProperties()
    .filter(({ declarations: [first] = [] }) => first !== undefined && isWanted(first))
    .map((property) => property.name)
    .sort()
}

const isPrivate = (declaration: ts.Declaration): boolean =>
  (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Private) !== 0

describe('the methods of v5', () => {
  const publicMembers = declaredMembers(
    compiled,
    declarations.authClass,
    'AuthClass',
    (declaration) => !isPrivate(declaration),
  )
  const memberNames = new Set(namesOf(members))

  test('are those of the real class, no more and no fewer', () => {
    expect(namesOf(methods)).toEqual(publicMembers.filter((name) => !memberNames.has(name)))
  })

  test('all exist where v5 runs', () => {
    const { Auth } = loadV5('@aws-amplify/auth') as { Auth: Readonly<Record<string, unknown>> }
    const missing = methods.filter(({ name }) => typeof Auth[name] !== 'function')
    expect(namesOf(missing)).toEqual([])
  })

  test('leave no public function of the prototype without a row', () => {
    const { Auth } = loadV5('@aws-amplify/auth') as { Auth: object }
    const declaredPrivate = new Set(
      declaredMembers(compiled, declarations.authClass, 'AuthClass', isPrivate),
    )
    const known = new Set([...namesOf(methods), ...memberNames, 'constructor'])
    const found = Object.getOwnPropertyNames(Object.getPrototypeOf(Auth))
    expect(found.filter((name) => !known.has(name) && !declaredPrivate.has(name))).toEqual([])
  })

  test('and the touched members are members of the real class', () => {
    const all = new Set(declaredMembers(compiled, declarations.authClass, 'AuthClass', () => true))
    expect(namesOf(members).filter((name) => !all.has(name))).toEqual([])
  })
})

describe('the events of v5', () => {
  test('are those that the real sources dispatch', () => {
    const dispatched = [...sources.matchAll(/dispatchAuthEvent\(\s*'(\w+)'/g)].map(
      ([, name = '']) => name,
    )
    expect(namesOf(events)).toEqual([...new Set(dispatched)].sort())
    expect(events).toHaveLength(28)
  })
})

describe('the configuration of v5', () => {
  const keys = new Set(namesOf(config))

  test.each([
    ['AuthOptions', ''],
    ['AwsCognitoOAuthOpts', 'oauth.'],
    ['Auth0OAuthOpts', 'oauth.'],
  ])('has a row for every key of %s', (name, prefix) => {
    const declared = declaredMembers(compiled, declarations.authTypes, name, () => true)
    expect(declared.filter((key) => !keys.has(prefix + key))).toEqual([])
  })

  test('has a row for every key that the real parser of generated files reads', () => {
    const read = [...sources.matchAll(/config\['(aws_(?:cognito|user_pools|mandatory)\w*)'\]/g)]
    expect(read.length).toBeGreaterThan(5)
    expect(read.map(([, key = '']) => key).filter((key) => !keys.has(key))).toEqual([])
  })
})

describe('the errors of v5', () => {
  test('have every message of the real enum', () => {
    const { AuthErrorStrings } = loadV5('@aws-amplify/auth') as {
      AuthErrorStrings: Readonly<Record<string, string>>
    }
    const names = new Set(namesOf(errors))
    expect(Object.values(AuthErrorStrings).filter((text) => !names.has(text))).toEqual([])
  })

  test('have every string and error that Auth rejects with by itself', () => {
    const thrown = [
      ...sources.matchAll(/\b(?:reject|rej)\('([^']+)'\)/g),
      ...sources.matchAll(/\bnew Error\(\s*[`']([A-Z][^`'$]{12,})[`']\s*\)/g),
    ].map(([, text = '']) => text)
    const names = new Set(namesOf(errors))
    const ofAuth = thrown.filter((text) => loudInAuth.some((word) => text.includes(word)))
    expect(ofAuth.length).toBeGreaterThan(10)
    expect(ofAuth.filter((text) => !names.has(text))).toEqual([])
  })

  test('are spelled as in the real sources, the service’s own words aside', () => {
    const written = errors.filter(({ at, name }) => at.includes('message') || name.includes(' '))
    const missing = written.filter(({ name }) => !sources.includes(name) && !ofOlder.has(name))
    expect(namesOf(missing)).toEqual([])
  })
})

/** Words that tell rejections of Auth from those of arithmetic, cookies and other categories. */
const loudInAuth = ['user', 'User', 'OAuth', 'Signout', 'sign-in', 'Federation', 'pool', 'MFA']

/** What releases before v5 rejected with. */
const ofOlder = new Set(['not authenticated'])

describe('the types of v5', () => {
  test.each(['auth', 'authTypes', 'authErrors', 'authClass'] as const)(
    'have a row for every export of %s',
    (file) => {
      const exported = exportsOf(compiled, declarations[file])
      expect(exported.filter((name) => !typeNames.has(name))).toEqual([])
    },
  )

  test('have a row for everything that amazon-cognito-identity-js declares', () => {
    const module = compiled.checker
      .getAmbientModules()
      .find(({ name }) => name === '"amazon-cognito-identity-js"')
    if (module === undefined) throw new Error('the declaration is no ambient module any more')
    const declared = compiled.checker.getExportsOfModule(module).map(({ name }) => name)
    expect(declared.length).toBeGreaterThan(25)
    expect(declared.filter((name) => !typeNames.has(name))).toEqual([])
  })

  test('have a row for everything that amazon-cognito-identity-js exports when it runs', () => {
    const exported = Object.keys(loadV5('amazon-cognito-identity-js'))
    const names = exported.filter((name) => name !== '__esModule')
    expect(names.filter((name) => !typeNames.has(name))).toEqual([])
  })

  test('come from modules that really export them', () => {
    const untyped = new Set(['AuthenticationHelper', 'DateHelper'])
    const imports = types.flatMap(({ name, from }) =>
      from
        .filter((module) => module !== 'aws-amplify' && !untyped.has(name))
        .map((module) => `import type { ${name} } from '${module}'`),
    )
    const aliased = imports.map((line, index) => line.replace(' }', ` as T${index} }`))
    const asked = compile(aliased.join('\n'), [declarations.identity], V5_FOLDER)
    expect(complaints(asked)).toEqual([])
  })

  test('include those of core that go with Auth', () => {
    const files = [
      ...exportsOf(compiled, declarations.hub),
      ...exportsOf(compiled, declarations.credentials),
    ]
    const ofCore = types.filter(({ from }) => from[0] === '@aws-amplify/core')
    expect(namesOf(ofCore)).toEqual(['HubCallback', 'HubCapsule', 'HubPayload', 'ICredentials'])
    expect(namesOf(ofCore).filter((name) => !files.includes(name))).toEqual([])
  })

  const enums = types.filter(({ entity }) => entity === 'enum')

  test('say which of them are enums', () => {
    expect(namesOf(enums)).toEqual([
      'AuthErrorStrings',
      'AuthErrorTypes',
      'CognitoHostedUIIdentityProvider',
      'GRAPHQL_AUTH_MODE',
    ])
  })

  test.each(enums.map((row) => [row.name, row] as const))(
    'have the real members and values of the enum %s',
    (name, row) => {
      const real = {
        ...loadV5('@aws-amplify/auth'),
        ...loadInsideV5Auth('lib/types/Auth.js'),
      } as Readonly<Record<string, Readonly<Record<string, string>>>>
      const stated = Object.entries(row.members ?? {}).map(([key, { v5 }]) => [key, v5])
      expect(Object.fromEntries(stated)).toEqual(real[name])
    },
  )

  test('have the real values of the union ChallengeName', () => {
    const row = types.find(({ name }) => name === 'ChallengeName')
    const module = compiled.checker
      .getAmbientModules()
      .find(({ name }) => name === '"amazon-cognito-identity-js"')
    const symbol = module?.exports?.get('ChallengeName' as ts.__String)
    if (symbol === undefined) throw new Error('ChallengeName is gone')
    const type = compiled.checker.getDeclaredTypeOfSymbol(symbol)
    const values = type.isUnion()
      ? type.types.map((each) => (each as ts.StringLiteralType).value)
      : []
    expect(Object.keys(row?.members ?? {}).sort()).toEqual(values.sort())
  })
})

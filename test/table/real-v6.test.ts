import * as amplify from 'aws-amplify'
import * as auth from 'aws-amplify/auth'
import * as utils from 'aws-amplify/utils'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { config } from '../../src/table/config.js'
import { errors } from '../../src/table/errors.js'
import { events } from '../../src/table/events.js'
import { members } from '../../src/table/members.js'
import { methods } from '../../src/table/methods.js'
import type { ConfigRow, MethodRow, TypeRow } from '../../src/table/row.js'
import { types } from '../../src/table/types.js'
import { compile, complaints, exportsOfSpecifier, v6Sources } from './real-packages.js'

const MODULES: readonly string[] = ['aws-amplify', 'aws-amplify/auth', 'aws-amplify/utils']

const compiled = compile(
  `${MODULES.map((module, index) => `import * as m${index} from '${module}'`).join('\n')}
  export declare const resources: m0.ResourcesConfig
  export declare const steps: m1.SignInOutput['nextStep']['signInStep']
  export declare const provider: Extract<m1.SignInWithRedirectInput['provider'], string>
  export declare const mfa: keyof m1.UpdateMFAPreferenceInput`,
)
const sources = v6Sources()
const exported = new Map<string, readonly string[]>(
  MODULES.map((module) => [module, exportsOfSpecifier(compiled, module)]),
)
const running = new Map<string, object>([
  ['aws-amplify', amplify],
  ['aws-amplify/auth', auth],
  ['aws-amplify/utils', utils],
])

/** The type of one of the constants above. */
function typeOf(name: string): ts.Type {
  const module = compiled.checker.getSymbolAtLocation(compiled.file)
  const symbol = module?.exports?.get(name as ts.__String)
  if (symbol === undefined) throw new Error(`the source declares no ${name}`)
  return compiled.checker.getTypeOfSymbol(symbol)
}

/** The types found at a path, in whatever branch of a union has it. */
function typesAt(type: ts.Type, path: readonly string[]): readonly ts.Type[] {
  const [key, ...rest] = path
  if (key === undefined) return [type]
  const present = compiled.checker.getNonNullableType(type)
  const branches = present.isUnion() ? present.types : [present]
  return branches.flatMap((branch) => {
    const property = compiled.checker.getPropertyOfType(branch, key)
    return property === undefined ? [] : typesAt(compiled.checker.getTypeOfSymbol(property), rest)
  })
}

function literalsOf(name: string): readonly string[] {
  const type = typeOf(name)
  return (type.isUnion() ? type.types : [type]).flatMap((each) =>
    each.isStringLiteral() ? [each.value] : [],
  )
}

/** The type behind an exported name of `aws-amplify/auth`, or of the value of that name. */
function exportedType(name: string, module: string = 'aws-amplify/auth'): ts.Type {
  const index = MODULES.indexOf(module)
  const statement = compiled.file.statements[index]
  if (!statement || !ts.isImportDeclaration(statement)) throw new Error(`nothing imports ${module}`)
  const from = compiled.checker.getSymbolAtLocation(statement.moduleSpecifier)
  const found = from && compiled.checker.getExportsOfModule(from).find((each) => each.name === name)
  if (found === undefined) throw new Error(`${module} exports no ${name}`)
  const isAlias = (found.flags & ts.SymbolFlags.Alias) !== 0
  const symbol = isAlias ? compiled.checker.getAliasedSymbol(found) : found
  const isValue = (symbol.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Variable)) !== 0
  return isValue
    ? compiled.checker.getTypeOfSymbol(symbol)
    : compiled.checker.getDeclaredTypeOfSymbol(symbol)
}

/** Every place in the v6 input that the signatures of a method write to. */
function inputPaths(row: MethodRow): readonly string[] {
  const targets = row.signatures.flatMap((signature): readonly object[] =>
    signature.form === 'object'
      ? Object.values(signature.members)
      : signature.args.flatMap((target): readonly object[] =>
          'members' in target ? Object.values(target.members) : [target],
        ),
  )
  const written = row.defaults.map(({ path }) => path)
  const paths = targets.flatMap((target) => ('to' in target ? String(target.to) : []))
  return [...paths, ...written]
}

/** The input of a function, which its last overload takes alone. */
function inputOf(name: string): ts.Type | undefined {
  const overload = exportedType(name).getCallSignatures().at(-1)
  const [input] = overload?.getParameters() ?? []
  return input && compiled.checker.getNonNullableType(compiled.checker.getTypeOfSymbol(input))
}

describe('the functions that take the place of methods', () => {
  const mapped = methods.flatMap((row) =>
    inputPaths(row).map((path) => [row.name, path, row.v6] as const),
  )

  test.each(mapped)('take what Auth.%s hands to %s', (_, path, names) => {
    const found = names.flatMap((name) => {
      const input = inputOf(name)
      return input === undefined ? [] : typesAt(input, path.split('.'))
    })
    expect(found).not.toEqual([])
  })

  test('are exported by the real v6 under these names', () => {
    const missing = methods.flatMap(({ v6 }) => v6).filter((name) => !(name in auth))
    expect(missing).toEqual([])
  })
})

describe('the events of v6', () => {
  test('are dispatched by the real sources', () => {
    const names = events.flatMap(({ v6 }) => v6 ?? [])
    expect(new Set(names).size).toBe(7)
    expect(names.filter((name) => !sources.includes(`event: '${name}'`))).toEqual([])
  })

  test('on other channels are too', () => {
    const elsewhere = events.flatMap(({ elsewhere }) => elsewhere ?? [])
    expect(elsewhere).toEqual([{ channel: 'core', event: 'configure' }])
    expect(sources).toMatch(/Hub\.dispatch\(\s*'core',\s*\{\s*event: 'configure'/)
  })
})

describe('the errors of v6', () => {
  const names = errors.flatMap(({ v6, byMethod }) =>
    [v6 ?? [], Object.values(byMethod ?? {})].flat(),
  )

  test('have names that the real sources give', () => {
    expect(names.length).toBeGreaterThan(60)
    expect(names.filter((name) => !sources.includes(`'${name}'`))).toEqual([])
  })

  test('include every exception that the real v6 lists for the service', () => {
    const listed = [...v6Sources('@aws-amplify/auth').matchAll(/^\t(\w+Exception) = '\1',$/gm)].map(
      ([, name = '']) => name,
    )
    const ofV6Alone = /WebAuthn|^SetUpTOTPException$|^SignInException$/
    const known = new Set(errors.map(({ name }) => name))
    const missing = listed.filter((name) => !known.has(name) && !ofV6Alone.test(name))
    expect(listed.length).toBeGreaterThan(100)
    expect([...new Set(missing)]).toEqual([])
  })

  test('resolve with steps that the real types have', () => {
    const resolved = errors.flatMap(({ step }) => step ?? [])
    expect(new Set(resolved)).toEqual(new Set(['CONFIRM_SIGN_UP', 'RESET_PASSWORD']))
    expect(resolved.filter((step) => !literalsOf('steps').includes(step))).toEqual([])
  })
})

describe('the types of v6', () => {
  test('are exported by the modules that the rows name', () => {
    const missing = types.filter(
      ({ v6, module = 'aws-amplify/auth' }) => v6 !== null && !exported.get(module)?.includes(v6),
    )
    expect(missing.map(({ id }) => id)).toEqual([])
  })

  test('say with an expression that compiles what has no name of its own', () => {
    const imports = MODULES.map(
      (module) => `import type { ${(exported.get(module) ?? []).join(', ')} } from '${module}'`,
    )
    const expressions = types.flatMap(({ instead }) => instead ?? [])
    const asked = compile(
      [
        ...imports,
        ...expressions.map((instead, index) => `export type T${index} = ${instead}`),
      ].join('\n'),
    )
    expect(expressions.length).toBeGreaterThan(10)
    expect(complaints(asked)).toEqual([])
  })

  const shaped = types.flatMap((row) =>
    row.v6 === null
      ? []
      : Object.entries(row.shape ?? {}).map(([from, to]) => [row, from, to, row.v6] as const),
  )

  test.each(
    shaped.flatMap(([{ name, module }, from, to, v6]) =>
      to === null ? [] : [[`${name}.${from}`, v6 ?? '', to, module] as const],
    ),
  )('have for %s in %s the member %s', (_, v6, to, module) => {
    const [head = ''] = /^\w+/.exec(to) ?? []
    expect(typesAt(exportedType(v6, module), [head])).not.toEqual([])
  })

  const membersOf = (name: string): readonly (string | null)[] => {
    const row: TypeRow | undefined = types.find((each) => each.name === name)
    return Object.values(row?.members ?? {}).map(({ v6 }) => v6)
  }

  test('know the steps that challenges became', () => {
    const steps = membersOf('ChallengeName')
    expect(steps).toHaveLength(6)
    expect(steps.filter((step) => !literalsOf('steps').includes(step ?? ''))).toEqual([])
  })

  test('know the providers that the enum became', () => {
    const providers = membersOf('CognitoHostedUIIdentityProvider')
    expect(providers.filter((name) => name !== null).sort()).toEqual(
      [...literalsOf('provider')].sort(),
    )
  })

  test('know the modes that the enum of GraphQL became', () => {
    const modes = membersOf('GRAPHQL_AUTH_MODE')
    expect(modes.filter((mode) => !sources.includes(`: '${mode}',`))).toEqual([])
  })
})

describe('the members of Auth', () => {
  test('are replaced by names that their modules export', () => {
    const missing = members.filter(
      ({ v6, module = 'aws-amplify/auth' }) => v6 !== null && !(v6 in (running.get(module) ?? {})),
    )
    expect(missing.map(({ id }) => id)).toEqual([])
  })
})

describe('the configuration of v6', () => {
  const placed = config.filter((row): row is ConfigRow & { v6: string } => row.v6 !== null)

  test.each(placed.map((row) => [row.name, row.v6]))('has a place for %s', (_, path) => {
    const found = typesAt(typeOf('resources'), path.split('.'))
    const isThere = found.some(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0)
    expect(isThere).toBe(true)
  })

  const generated = {
    aws_project_region: 'eu-west-1',
    aws_cognito_region: 'eu-west-1',
    aws_user_pools_id: 'eu-west-1_pool',
    aws_user_pools_web_client_id: 'client',
    aws_cognito_identity_pool_id: 'eu-west-1:identity',
    aws_mandatory_sign_in: 'enable',
    aws_cognito_sign_up_verification_method: 'link',
    aws_cognito_username_attributes: ['EMAIL'],
    aws_cognito_social_providers: ['GOOGLE'],
    aws_cognito_signup_attributes: ['EMAIL'],
    aws_cognito_verification_mechanisms: ['EMAIL'],
    aws_cognito_mfa_configuration: 'OPTIONAL',
    aws_cognito_mfa_types: ['TOTP'],
    aws_cognito_password_protection_settings: { passwordPolicyMinLength: 8 },
    oauth: { domain: 'd', redirectSignIn: 'a,b', redirectSignOut: 'c', scope: ['openid'] },
  }
  const ofFiles = config.filter(({ place }) => place === 'generated')

  test('has a row for every key of the generated file below, and no other', () => {
    const { oauth: _, ...keys } = generated
    expect(ofFiles.map(({ name }) => name).sort()).toEqual(Object.keys(keys).sort())
  })

  const readFromFiles = ofFiles.filter(({ v6 }) => v6 !== null)

  test.each(readFromFiles.map((row) => [row.name, row.v6 ?? '']))(
    'reads %s from a generated file into %s',
    (key, path) => {
      const { [key as keyof typeof generated]: gone, ...without } = generated
      const at = (input: object): unknown =>
        path
          .split('.')
          .reduce<unknown>(
            (value, part) => (value as Record<string, unknown> | undefined)?.[part],
            utils.parseAmplifyConfig(input as never),
          )
      expect(gone).toBeDefined()
      expect(at(generated)).toBeDefined()
      if (!doubled.has(key)) expect(at(without)).not.toEqual(at(generated))
    },
  )

  test('refuses a generated file without aws_project_region', () => {
    const { aws_project_region: _, ...without } = generated
    expect(() => utils.parseAmplifyConfig(without as never)).toThrow()
  })
})

/** Keys whose value another key gives too, so that nothing changes when one of them goes. */
const doubled = new Set(['aws_cognito_signup_attributes', 'aws_cognito_verification_mechanisms'])

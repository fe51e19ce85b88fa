import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import * as door from '../../shim/legacy/index.js'
import { describeType, publicProperties } from './describe-type.js'
import { createSurfaceProgram, type SurfaceName, surfaceFile } from './surface-program.js'

const interop = `
  import * as v5 from 'v5'
  import * as ours from 'ours'

  declare function give<Type>(): Type
  type V5 = [
    v5.CognitoUser, v5.CognitoUserSession, v5.CognitoUserPool, v5.ICredentials, v5.ISignUpResult,
    v5.AuthOptions, v5.GRAPHQL_AUTH_MODE, v5.CognitoHostedUIIdentityProvider, v5.AuthErrorStrings,
    Omit<v5.AuthClass, 'Credentials'>,
  ]
  type Ours = [
    ours.CognitoUser, ours.CognitoUserSession, ours.CognitoUserPool, ours.ICredentials,
    ours.ISignUpResult, ours.AuthOptions, ours.GRAPHQL_AUTH_MODE,
    ours.CognitoHostedUIIdentityProvider, ours.AuthErrorStrings, Omit<ours.AuthClass, 'Credentials'>,
  ]
  export const toV5: V5 = give<Ours>()
  export const fromV5: Ours = give<V5>()
`

const program = createSurfaceProgram(interop)
const { checker } = program

describe('the types of the legacy door', () => {
  test('the real v5 was found, and every surface compiles', () => {
    expect(program.exportsOf('v5').size).toBeGreaterThan(70)
    for (const surface of ['v5', 'v5-auth', 'ours'] satisfies SurfaceName[]) {
      expect(program.errorsIn(surfaceFile(surface))).toEqual([])
    }
  })

  test('every type is written exactly as in v5, member by member', () => {
    expect(typesOf('ours')).toEqual(typesOf('v5'))
  })

  test('every value has exactly the type that it has in v5', () => {
    const names = Object.keys(door)
    expect(valuesOf('ours', names)).toEqual(valuesOf('v5', names))
  })

  test('every member of a v5 enum is a type of its own, as it is there', () => {
    const enums = [...program.exportsOf('v5')].filter(([, symbol]) => isEnum(symbol))
    expect(enums.map(([name]) => name)).toContain('CognitoHostedUIIdentityProvider')
    for (const [name, symbol] of enums) {
      expect(namesIn(program.exportsOf('ours').get(name)!)).toEqual(namesIn(symbol))
    }
  })

  test('every value of @aws-amplify/auth 5 is there at run time', () => {
    const values = [...program.exportsOf('v5-auth')].filter(([, symbol]) => isValue(symbol))
    expect(Object.keys(door)).toEqual(expect.arrayContaining(values.map(([name]) => name)))
  })

  test('a value of ours fits where a v5 package asks for its own, and the reverse', () => {
    expect(program.errorsIn(surfaceFile('interop'))).toEqual([])
  })
})

describe('the methods of the legacy door', () => {
  test.each([
    ['AuthClass', door.AuthClass],
    ['AmplifyClass', door.AmplifyClass],
    ['HubClass', door.HubClass],
    ['CredentialsClass', door.CredentialsClass],
    ['CognitoUser', door.CognitoUser],
    ['CognitoUserPool', door.CognitoUserPool],
    ['CognitoUserSession', door.CognitoUserSession],
  ])('every method that %s has in v5 is there at run time', (name, { prototype }) => {
    const methods = methodsOfV5(name)
    expect(methods.length).toBeGreaterThan(2)
    expect(Object.getOwnPropertyNames(prototype)).toEqual(expect.arrayContaining([...methods]))
  })
})

describe('code that compiles on v5 compiles on the legacy door', () => {
  test.each(program.samples)('$name', ({ v5, ours }) => {
    expect(program.errorsIn(v5)).toEqual([])
    expect(program.errorsIn(ours)).toEqual([])
  })

  test('the samples touch every public member of the Auth of v5', () => {
    const text = program.samples.map(({ ours }) => readFileSync(ours, 'utf8')).join('\n')
    const members = publicProperties(checker, typeOfV5('AuthClass')).map(({ name }) => name)
    expect(members.length).toBeGreaterThan(40)
    expect(members.filter((name) => !text.includes(`Auth.${name}`))).toEqual([])
  })
})

function typeOfV5(name: string): ts.Type {
  return checker.getDeclaredTypeOfSymbol(target(program.exportsOf('v5').get(name)!))
}

function methodsOfV5(name: string): readonly string[] {
  return publicProperties(checker, typeOfV5(name))
    .filter((member) => checker.getTypeOfSymbol(member).getCallSignatures().length > 0)
    .map((member) => member.name)
}

function typesOf(surface: SurfaceName): Record<string, readonly string[]> {
  const types: Record<string, readonly string[]> = {}
  for (const [name, alias] of program.exportsOf(surface)) {
    const symbol = target(alias)
    if (!(symbol.flags & ts.SymbolFlags.Type)) continue
    types[name] = describeType(checker, checker.getDeclaredTypeOfSymbol(symbol))
  }
  return types
}

function valuesOf(
  surface: SurfaceName,
  names: readonly string[],
): Record<string, readonly string[] | undefined> {
  const symbols = program.exportsOf(surface)
  return Object.fromEntries(
    names.map((name) => {
      const alias = symbols.get(name)
      if (!alias || !isValue(alias)) return [name, undefined]
      return [name, describeType(checker, checker.getTypeOfSymbol(target(alias)))]
    }),
  )
}

function namesIn(symbol: ts.Symbol): readonly string[] {
  return checker.getExportsOfModule(target(symbol)).map(({ name }) => name)
}

function isEnum(symbol: ts.Symbol): boolean {
  return Boolean(target(symbol).flags & ts.SymbolFlags.Enum)
}

function isValue(alias: ts.Symbol): boolean {
  return Boolean(target(alias).flags & ts.SymbolFlags.Value)
}

function target(symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
}

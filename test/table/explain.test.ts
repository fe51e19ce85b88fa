import { describe, expect, test } from 'vitest'
import { explain, suggest } from '../../src/report/explain.js'
import { explainPackage } from '../../src/report/explain-package.js'
import { type PackageRow, packages, packagesByName } from '../../src/table/packages.js'
import type { Row } from '../../src/table/row.js'
import { rowById, rows } from '../../src/table/rows.js'

function explained(id: string): string {
  const row = rowById(id)
  if (row === undefined) throw new Error(`no row ${id}`)
  return explain(row)
}

/** The lines below a heading, up to the next blank one. */
function below(text: string, heading: string): readonly string[] {
  const lines = text.split('\n')
  const start = lines.indexOf(heading)
  if (start < 0) throw new Error(`no heading ${heading} in\n${text}`)
  const end = lines.indexOf('', start)
  return lines.slice(start + 1, end < 0 ? undefined : end)
}

/** A row's own source text, which is copied whole and may be wider than a terminal. */
function ownSource(row: Row): string {
  return JSON.stringify(row).replaceAll('\\n', '\n')
}

const explanations = rows.map((row) => ({ row, text: explain(row) }))

function idsWhere(isWrong: (explanation: { row: Row; text: string }) => boolean): string[] {
  return explanations.filter(isWrong).map(({ row }) => row.id)
}

describe('every explanation', () => {
  test('says what was before and what comes after', () => {
    const isBlank = (text: string, heading: string) => below(text, heading).join('').trim() === ''
    expect(idsWhere(({ text }) => isBlank(text, 'Before') || isBlank(text, 'After'))).toEqual([])
  })

  test('says all that changes silently', () => {
    const lacks = ({ row, text }: { row: Row; text: string }) => {
      const words = text.replace(/\s+/g, ' ')
      return [row.summary, ...row.silent].some((sentence) => !words.includes(sentence))
    }
    expect(idsWhere(lacks)).toEqual([])
  })

  test('ends with the links of the row', () => {
    const lacks = ({ row, text }: { row: Row; text: string }) =>
      below(text, 'See').join('\n') !== row.links.map((link) => `  ${link}`).join('\n')
    expect(idsWhere(lacks)).toEqual([])
  })

  test('leaves no gap where a fact is missing', () => {
    const gap = /undefined ->|-> (?:undefined|null)\b|\[object|NaN|\n\n\n|[ \t]\n|\n$/
    expect(idsWhere(({ text }) => gap.test(text))).toEqual([])
  })

  test('breaks its sentences at 80 columns', () => {
    const isTooWide = (line: string, source: string) => {
      const isOneWord = !line.trim().includes(' ')
      const isSource = line.startsWith('  ') && source.includes(line.trim())
      const isExample = /^ {2}(case|Amplify\.configure|error\.|import)/.test(line)
      return line.length > 80 && !isOneWord && !isSource && !isExample
    }
    const isWide = ({ row, text }: { row: Row; text: string }) =>
      text.split('\n').some((line) => isTooWide(line, ownSource(row)))
    expect(idsWhere(isWide)).toEqual([])
  })
})

describe('explain', () => {
  test('maps objects by member and positions by number', () => {
    expect(below(explained('signUp'), 'Arguments')).toEqual([
      '  one object:',
      '    username       -> username',
      '    password       -> password',
      '    attributes     -> options.userAttributes',
      '    validationData -> options.validationData',
      '    clientMetadata -> options.clientMetadata',
      '    autoSignIn     -> stays on the shim: v5 signs the user in by itself after',
      '                      the confirmation, v6 does not',
      '  one by one, at least 2:',
      '    1st -> username',
      '    2nd -> password',
      '    3rd -> options.userAttributes.email',
      '    4th -> options.userAttributes.phone_number',
    ])
  })

  test('spreads the members of a positional object and drops the user', () => {
    expect(below(explained('confirmSignUp'), 'Arguments')).toContain(
      '    3rd.forceAliasCreation -> options.forceAliasCreation',
    )
    expect(below(explained('changePassword'), 'Arguments')).toContain('    1st -> falls away')
  })

  test('writes out the defaults that v6 does not share', () => {
    expect(
      below(explained('confirmSignUp'), 'Written out, because v6 has another default'),
    ).toEqual([
      '  options.forceAliasCreation: true',
      '    v5 sent ForceAliasCreation: true unless told otherwise, v6 sends nothing.',
    ])
  })

  test('says what each member of the result becomes', () => {
    const result = below(explained('signUp'), 'Result')
    expect(result[0]).toBe('  ISignUpResult becomes SignUpOutput')
    expect(result).toContain('    userSub             -> userId')
    expect(result).toContain('    user                -> nothing')
  })

  test('names the situations in which only one major rejects', () => {
    expect(below(explained('signIn'), 'Rejects')).toEqual([
      '  - Somebody is signed in already: v6 rejects, v5 resolves.',
      '  - The user is not confirmed: v5 rejects, v6 resolves.',
      '  - The password has to be reset: v5 rejects, v6 resolves.',
    ])
    expect(explained('userAttributes')).not.toContain('Rejects')
  })

  test('says what becomes of calls today', () => {
    expect(below(explained('signIn'), 'Today')[0]).toMatch(/^ {2}A function of the helper module /)
    expect(below(explained('resendSignUp'), 'Today')[0]).toMatch(/^ {2}Rewritten where /)
  })

  test('nests a configuration key where v6 has it and turns its value', () => {
    expect(below(explained('config.mandatorySignIn'), 'After')).toEqual([
      '  Amplify.configure({ Auth: { Cognito: { allowGuestAccess: !mandatorySignIn } } })',
    ])
    expect(below(explained('config.oauth.redirectSignIn'), 'Before')).toEqual([
      '  Amplify.configure({ Auth: { oauth: { redirectSignIn } } })',
    ])
  })

  test('compares an error where v5 code does, and a string by itself', () => {
    expect(below(explained('error.UserNotConfirmedException'), 'Before')).toEqual([
      "  error.code === 'UserNotConfirmedException'",
      "  error.name === 'UserNotConfirmedException'",
    ])
    expect(below(explained('error.UserNotConfirmedException'), 'After')[1]).toContain(
      "nextStep.signInStep === 'CONFIRM_SIGN_UP'",
    )
    expect(below(explained('error.string.no-current-user'), 'Before')).toEqual([
      "  error === 'No current user'",
    ])
  })

  test('gives the values of an enum with what v6 calls them', () => {
    expect(below(explained('type.CognitoHostedUIIdentityProvider'), 'Values')).toEqual([
      "  Cognito 'COGNITO'        -> nothing",
      "  'Google'                 -> 'Google'",
      "  'Facebook'               -> 'Facebook'",
      "  Amazon 'LoginWithAmazon' -> 'Amazon'",
      "  Apple 'SignInWithApple'  -> 'Apple'",
    ])
  })
})

test('a long left side leaves its right side to the next line', () => {
  expect(below(explained('type.AuthErrorStrings'), 'Values').slice(0, 7)).toEqual([
    "  DEFAULT_MSG 'Authentication Error'         -> nothing",
    "  EMPTY_EMAIL 'Email cannot be empty'        -> nothing",
    "  EMPTY_PHONE 'Phone number cannot be empty' -> nothing",
    "  EMPTY_USERNAME 'Username cannot be empty'  -> nothing",
    "  INVALID_USERNAME 'The username should either be a string or one of the sign in",
    "    types'",
    '    -> nothing',
  ])
})

describe('a package', () => {
  const texts = packages.map((row) => ({ row, text: explainPackage(row) }))

  test('is explained by name and by the id of its row', () => {
    expect(packagesByName('aws-amplify')).toEqual(packagesByName('package.aws-amplify'))
    const [row] = packagesByName('aws-amplify')
    const text = explainPackage(row as PackageRow)
    expect(below(text, 'Versions')).toEqual([
      '  - 6.0.0 or later goes with v6.',
      '  - Ranges come to 6.22.1.',
    ])
    expect(below(text, 'See')).toEqual(row?.links.map((link) => `  ${link}`))
    expect(packagesByName('left-pad')).toEqual([])
  })

  test('says what the run does with it and which versions fit', () => {
    const lacks = ({ text }: { text: string }) =>
      below(text, 'Today').length === 0 || below(text, 'Versions').length === 0
    expect(texts.filter(lacks).map(({ row }) => row.id)).toEqual([])
    expect(explainPackage(packageNamed('@aws-amplify/ui-angular'))).toContain(
      '5.1.7 goes with @angular/core 14.0.0 or later.',
    )
  })

  test('leaves no gap where a fact is missing', () => {
    const gap = /undefined|null|\[object|NaN|\n\n\n|[ \t]\n|\n$/
    expect(texts.filter(({ text }) => gap.test(text)).map(({ row }) => row.id)).toEqual([])
  })

  function packageNamed(name: string): PackageRow {
    const [row] = packagesByName(name)
    if (row === undefined) throw new Error(`no package ${name}`)
    return row
  }
})

describe('suggest', () => {
  test.each([
    ['signin', 'signIn'],
    ['Auth.curentSesion', 'currentSession'],
    ['forgotPasword', 'forgotPassword'],
    ['UserNotConfirmedExeption', 'UserNotConfirmedException'],
    ['userPoolClientId', 'userPoolWebClientId'],
  ])('for %s names %s first', (typo, meant) => {
    expect(suggest(typo)[0]).toBe(meant)
  })

  test('names each row name once, five at most', () => {
    const names = suggest('sign')
    expect(names.length).toBeLessThanOrEqual(5)
    expect(new Set(names).size).toBe(names.length)
  })

  test('names nothing for a word that is far from all', () => {
    expect(suggest('xyzzyqwertz')).toEqual([])
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { methodRows } from '../../src/table/methods.js'

const here = fileURLToPath(new URL('.', import.meta.url))
const helpersFolder = join(here, '../../helpers')

/** Code as it was written against v5. */
const callSites = `
import type { CognitoUser, CognitoUserAttribute, CognitoUserSession, ISignUpResult } from 'amazon-cognito-identity-js'

export async function signIn(username: string, password: string): Promise<string> {
  const user = await Auth.signIn(username, password, { origin: 'web' })
  user.attributes.email.toLowerCase()
  user.signInUserSession.idToken.jwtToken.split('.')
  if (user.challengeName === 'SMS_MFA') {
    await Auth.confirmSignIn(user, '123456')
    await Auth.confirmSignIn(user, '123456', null, { a: 'b' })
    await Auth.confirmSignIn(user, '123456', 'SOFTWARE_TOKEN_MFA')
  }
  if (user.challengeName === 'NEW_PASSWORD_REQUIRED') {
    const { requiredAttributes } = user.challengeParam
    await Auth.completeNewPassword(user, password, requiredAttributes, { a: 'b' })
    await Auth.completeNewPassword(user, password)
  }
  const typed: CognitoUser = await Auth.signIn({ username, password, validationData: { a: 1 } })
  const next: CognitoUser = await Auth.sendCustomChallengeAnswer(typed, '42', { a: 'b' })
  return (await Auth.signIn(username)).username + next.getUsername()
}

export async function session(): Promise<string> {
  const current: CognitoUserSession = await Auth.currentSession()
  const user: CognitoUser = await Auth.currentAuthenticatedUser({ bypassCache: true })
  const own: CognitoUserSession = await Auth.userSession(user)
  const { username } = await Auth.currentUserPoolUser()
  const info = await Auth.currentUserInfo()
  const jwt: string = current.getIdToken().getJwtToken() + own.getRefreshToken().getToken()
  const expires: number = current.getAccessToken().getExpiration()
  const groups: string[] = current.getAccessToken().payload['cognito:groups'] ?? []
  const { email } = current.getIdToken().decodePayload()
  return current.isValid() ? jwt + expires + groups.join() + email + username + info.id : ''
}

export async function credentials(): Promise<string> {
  const { accessKeyId, identityId, authenticated } = await Auth.currentCredentials()
  const own = Auth.essentialCredentials(await Auth.currentUserCredentials())
  return [accessKeyId, identityId, own.secretAccessKey, String(authenticated)].join()
}

export async function account(): Promise<string> {
  const user = await Auth.currentAuthenticatedUser()
  const list = await Auth.userAttributes(user)
  const names: string[] = list.map((attribute) => attribute.getName() + attribute.Value)
  const declared: CognitoUserAttribute[] = list
  const { verified } = await Auth.verifiedContact(user)
  const updated: string = await Auth.updateUserAttributes(user, { name: 'Ada' }, { a: 'b' })
  await Auth.deleteUserAttributes(user, ['name'])
  await Auth.verifyUserAttribute(user, 'email', { a: 'b' })
  await Auth.verifyUserAttributeSubmit(user, 'email', '123456')
  await Auth.verifyCurrentUserAttribute('email')
  const done: string = await Auth.verifyCurrentUserAttributeSubmit('email', '123456')
  const changed: 'SUCCESS' = await Auth.changePassword(user, 'old', 'new')
  const { CodeDeliveryDetails } = await Auth.forgotPassword('ada', { a: 'b' })
  const reset: string = await Auth.forgotPasswordSubmit('ada', '123456', 'new', { a: 'b' })
  const texts = [...names, ...declared.map((one) => one.setValue('').toString()), updated, done, changed, reset, verified, CodeDeliveryDetails.Destination]
  return texts.join()
}

export async function factors(): Promise<string> {
  const user = await Auth.currentAuthenticatedUser()
  const secret: string = await Auth.setupTOTP(user)
  await Auth.verifyTotpToken(user, '123456')
  const session: CognitoUserSession = await Auth.verifyTotpToken(user, '123456')
  const preferred: string = await Auth.getPreferredMFA(user, { bypassCache: true })
  const set: string = await Auth.setPreferredMFA(user, 'NOMFA')
  await Auth.getMFAOptions(user)
  const switched: string = (await Auth.enableSMS(user)) + (await Auth.disableSMS(user))
  return secret + preferred + set + switched + session.isValid()
}

export async function signUp(): Promise<string> {
  const attributes = { email: 'ada@example.com' }
  const { user, userConfirmed, userSub, codeDeliveryDetails } = await Auth.signUp({
    username: 'ada',
    password: 'secret',
    attributes,
    clientMetadata: { a: 'b' },
    validationData: { plan: 1 },
  })
  const again: ISignUpResult['userSub'] = (await Auth.signUp('ada', 'secret', 'a@b.c', '+1')).userSub
  await Auth.confirmSignUp('ada', '123456')
  await Auth.confirmSignUp('ada', '123456', { forceAliasCreation: false, clientMetadata: {} })
  const resent = await Auth.resendSignUp('ada', { a: 'b' })
  const place: string = codeDeliveryDetails.Destination + resent.CodeDeliveryDetails.Destination
  return user.getUsername() + userConfirmed + userSub + again + place
}

export async function leave(): Promise<void> {
  const devices = await Auth.fetchDevices()
  const names: string[] = devices.map(({ id, name }) => id + name.toUpperCase())
  const remembered = await Auth.rememberDevice()
  if (typeof remembered !== 'string') throw remembered.message
  await Auth.forgetDevice()
  Auth.federatedSignIn().then((credentials) => credentials.identityId)
  await Auth.federatedSignIn({ customProvider: names.join(), customState: 'a' })
  await Auth.deleteUser()
  Auth.signOut().then((nothing) => nothing.anything)
  await Auth.signOut({ global: true })
}
`

const methods = [...new Set([...callSites.matchAll(/Auth\.(\w+)\(/g)].map(([, name = '']) => name))]

describe('call sites of v5', () => {
  test('compile against v5', () => {
    expect(errorsOf(`import { Auth } from 'aws-amplify-v5'\n${callSites}`)).toEqual([])
  })

  test('compile against the helpers, which are all called', () => {
    const imports = methods.map((name) => {
      const file = fileOf(name)
      return `import { ${name} as ${name}Helper } from '../../helpers/${file}.js'`
    })
    const members = methods.map((name) => `${name}: ${name}Helper`)
    const auth = `const Auth = { ${members.join(', ')} }`
    expect(errorsOf(`${imports.join('\n')}\n${auth}\n${callSites}`)).toEqual([])
    const uncalled = helperNames().filter((name) => !methods.includes(name))
    expect(uncalled).toEqual([])
    expect(helperNames().length).toBeGreaterThan(38)
  })
})

describe('the sources of the helpers', () => {
  test('declare every name once', () => {
    const names = sources().flatMap(({ text }) => [
      ...[...text.matchAll(declaration)].map(([, name]) => name),
    ])
    expect(names.length).toBeGreaterThan(60)
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  test('compile in a project that is not strict, and in one with all rules', () => {
    const all = sources().map(({ file }) => `import '../../helpers/${file.replace('.ts', '.js')}'`)
    expect(errorsOf(all.join('\n'), { strict: false })).toEqual([])
    const rules = { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true }
    expect(
      errorsOf(all.join('\n'), { ...rules, noPropertyAccessFromIndexSignature: true }),
    ).toEqual([])
  })
})

const declaration = /^(?:export )?(?:async )?(?:function|const|interface|type) (\w+)/gm

function sources(): { file: string; text: string }[] {
  const files = readdirSync(helpersFolder).filter((file) => file.endsWith('.ts'))
  return files.map((file) => ({ file, text: readFileSync(join(helpersFolder, file), 'utf8') }))
}

/** Helpers that have the name of a method of v5; others have parts of them, or names of their own. */
function helperNames(): string[] {
  const files = sources().map(({ file }) => file)
  return Object.keys(methodRows).filter((name) => files.includes(`${fileOf(name)}.ts`))
}

function fileOf(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
}

/** Errors of a text that stands beside this file, and of all of ours that it imports. */
function errorsOf(text: string, more: ts.CompilerOptions = {}): string[] {
  const file = join(here, 'virtual-call-sites.ts')
  const compilerOptions: ts.CompilerOptions = {
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2020.d.ts', 'lib.dom.d.ts'],
    types: [],
    ...more,
  }
  const host = ts.createCompilerHost(compilerOptions)
  const parse = host.getSourceFile.bind(host)
  host.getSourceFile = (path, version) => {
    if (path === file) return ts.createSourceFile(path, text, version)
    const source = parsed.get(path) ?? parse(path, version)
    if (source) parsed.set(path, source)
    return source
  }
  const program = ts.createProgram([file], compilerOptions, host)
  const own = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName === file || fileName.startsWith(helpersFolder))
  return own.flatMap((source) =>
    [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText, start = 0 }) => {
        const { line } = source.getLineAndCharacterOfPosition(start)
        const place = source.fileName.slice(source.fileName.lastIndexOf('/') + 1)
        return `${place}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
      },
    ),
  )
}

// Most of the work is to read the libraries, which are the same for all programs.
const parsed = new Map<string, ts.SourceFile>()

import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { migrateProject } from '../../src/project/migrate-project.js'
import { helperModule } from '../../transforms/helper-module.js'
import { helperSource } from '../fixtures/helper-module-text.js'
import { commitAll, repositoryWith, type TemporaryProject } from '../setup/temporary-project.js'

const signsOut = `import { Auth } from 'aws-amplify'\n\nexport const leave = () => Auth.signOut()\n`

describe('types of v5', () => {
  test('are declared by the helper module of a package in TypeScript', async () => {
    const project = repositoryWith({
      'package.json': '{}',
      'tsconfig.json': '{}',
      'src/leave.ts': signsOut,
      'src/a.ts': `import { CognitoUserSession } from 'amazon-cognito-identity-js'\n\nexport let a: CognitoUserSession\n`,
      'src/b.ts': `import { CognitoHostedUIIdentityProvider as Provider } from '@aws-amplify/auth'\n\nexport const b = Provider.Amazon\n`,
    })
    await run(project)
    expect(project.read('src/a.ts')).toContain(`import type { CognitoUserSession } from './amplify`)
    const module = project.read('src/amplify-auth.ts')
    expect(module).toContain('export interface CognitoUserSession {\n')
    expect(module).toContain('export enum CognitoHostedUIIdentityProvider {\n')
    expect(module).toContain(`  Amazon = 'LoginWithAmazon',\n`)
    expect(module).not.toMatch(/@ts-ignore|biome-ignore/)
  })

  test('are those of what the functions resolve with, both ways', () => {
    const functions = resolved.map(([name]) => name)
    const types = resolved.map(([, type]) => type.replace('[]', ''))
    const module = helperModule({
      source: helperSource,
      functions: [...new Set<string>([...functions, ...types])],
      language: 'ts',
      before: null,
      like: { path: 'a.ts', text: '' },
    })
    const uses = resolved.flatMap(([name, type], index) => [
      `type Resolved${index} = Awaited<ReturnType<typeof v5.${name}>>`,
      `export const given${index} = (value: Resolved${index}): v5.${type} => value`,
      `export const mocked${index} = (value: v5.${type}): Resolved${index} => value`,
    ])
    const project = repositoryWith({
      'amplify-auth.ts': module,
      'uses.ts': ["import type * as v5 from './amplify-auth'", ...uses, ''].join('\n'),
    })
    expect(errorsIn(project, 'uses.ts')).toEqual([])
  })

  test('are objects and comments in JavaScript', async () => {
    const project = await inComments()
    const module = project.read('amplify-auth.js')
    expect(module).toContain('export const CognitoHostedUIIdentityProvider = {\n')
    expect(module).toContain(`  Amazon: 'LoginWithAmazon',\n`)
    expect(module).not.toMatch(/^(?:export )?(?:interface|enum|type)\b/m)
  })

  test('mean in comments what they are', async () => {
    const project = await inComments()
    expect(errorsIn(project, 'right.js')).toEqual([])
    expect(errorsIn(project, 'wrong.js')).toEqual([
      `Property 'getName' does not exist on type 'CognitoUser'.`,
      `Type 'number' is not assignable to type 'string'.`,
    ])
  })

  test('are written once', async () => {
    const project = await inComments()
    const before = project.list().map((path) => project.read(path))
    commitAll(project)
    await run(project)
    expect(project.list().map((path) => project.read(path))).toEqual(before)
  })

  test('join a module that is there', async () => {
    const project = await inComments()
    commitAll(project)
    project.write({
      'more.js': `/** @type {import('amazon-cognito-identity-js').ISignUpResult | null} */\nexport const result = null\n`,
    })
    commitAll(project)
    await run(project)
    const module = project.read('amplify-auth.js')
    expect(module.match(/\} ISignUpResult$/gm)).toHaveLength(1)
    expect(module.match(/\} CognitoUser$/gm)).toHaveLength(1)
  })

  test('are those of amazon-cognito-identity-js in a package without Amplify', async () => {
    const project = repositoryWith({
      'package.json': '{}',
      'app/package.json': '{}',
      'app/leave.ts': signsOut,
      'own/package.json': '{}',
      'own/a.ts': `import type { CognitoUser } from 'amazon-cognito-identity-js'\n\nexport let a: CognitoUser\n`,
    })
    await run(project)
    expect(project.read('own/a.ts')).toContain(`'amazon-cognito-identity-js'`)
  })

  test('of users are as v5 had them where such users are made', async () => {
    const project = repositoryWith({
      'package.json': '{}',
      'leave.ts': signsOut,
      'a.ts': `import type { CognitoUser } from 'amazon-cognito-identity-js'\n\nexport let a: CognitoUser\n`,
      'b.ts': `import { CognitoUserPool } from 'amazon-cognito-identity-js'\n\nexport const pool = new CognitoUserPool({ UserPoolId: 'p', ClientId: 'c' })\n`,
    })
    await run(project)
    expect(project.read('a.ts')).toContain(`'amazon-cognito-identity-js'`)
  })
})

/** Functions whose results v5 declared, and the types that it declared. */
const resolved = [
  ['currentSession', 'CognitoUserSession'],
  ['userSession', 'CognitoUserSession'],
  ['currentAuthenticatedUser', 'CognitoUser'],
  ['currentUserPoolUser', 'CognitoUser'],
  ['signUp', 'ISignUpResult'],
  ['currentCredentials', 'ICredentials'],
  ['currentUserCredentials', 'ICredentials'],
  ['fetchDevices', 'IAuthDevice[]'],
  ['userAttributes', 'CognitoUserAttribute[]'],
] as const

/** A migrated package in JavaScript whose comments name types. */
async function inComments(): Promise<TemporaryProject> {
  const user = `import('amazon-cognito-identity-js').CognitoUser`
  const project = repositoryWith({
    'package.json': '{ "type": "module" }',
    'leave.js': signsOut,
    'provider.js': `import { CognitoHostedUIIdentityProvider } from '@aws-amplify/auth'\n\nexport const all = Object.keys(CognitoHostedUIIdentityProvider)\n`,
    'right.js': `/** @param {${user}} user @returns {string} */\nexport const nameOf = (user) => user.getUsername()\n`,
    'wrong.js': `/** @param {${user}} user @returns {string} */\nexport const nameOf = (user) => user.getName()\n\n/** @type {import('amazon-cognito-identity-js').CodeDeliveryDetails['Destination']} */\nexport const place = 1\n`,
  })
  await run(project)
  return project
}

function errorsIn(project: TemporaryProject, path: string): string[] {
  const file = join(project.root, path)
  const program = ts.createProgram([file], {
    allowJs: true,
    checkJs: true,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
  })
  const source = program.getSourceFile(file)
  return program
    .getSemanticDiagnostics(source)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
}

async function run(project: TemporaryProject): Promise<void> {
  const migration = await migrateProject({
    paths: [project.root],
    choices: { only: null, bridgeOnly: false },
    mode: 'write',
    environment: process.env,
  })
  expect(migration.refusal).toBeNull()
}

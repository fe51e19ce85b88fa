import { describe, expect, test } from 'vitest'
import { type Migration, migrateProject } from '../../src/project/migrate-project.js'
import { HELPER_MARK } from '../../transforms/helper-mark.js'
import type { Choices } from '../../transforms/model.js'
import { repositoryWith, type TemporaryProject } from '../setup/temporary-project.js'

const register = `import { Auth } from 'aws-amplify'

export async function register(username, password) {
  await Auth.signUp({ username, password })
}
`
const nativeRegister = `import { signUp } from 'aws-amplify/auth'

export async function register(username, password) {
  await signUp({ username, password })
}
`
const isTaken = `export const isTaken = (error) => error.code === 'UsernameExistsException'\n`
const isTakenByName = `export const isTaken = (error) => error.name === 'UsernameExistsException'\n`

describe('a file without v5 code that names exceptions', () => {
  test('reads names, so that errors may leave the calls of its package', async () => {
    const project = repositoryWith({ 'register.js': register, 'errors.js': isTaken })
    const { files } = await migrate(project)
    expect(project.read('register.js')).toBe(nativeRegister)
    expect(project.read('errors.js')).toBe(isTakenByName)
    expect(files.map(({ path, result }) => [path, result.status, result.findings.length])).toEqual([
      ['errors.js', 'changed', 0],
      ['register.js', 'changed', 1],
    ])
  })

  test('is left alone by a second run', async () => {
    const project = repositoryWith({ 'register.js': register, 'errors.js': isTaken })
    await migrate(project)
    const { files } = await migrate(project)
    expect(files.filter(({ change }) => change !== null)).toEqual([])
    expect(project.read('errors.js')).toBe(isTakenByName)
  })

  test('reads names in a catch clause around a call of the package', async () => {
    const page = (member: string) => `import { register } from './register'

export async function submit(form) {
  try {
    await register(form.username, form.password)
  } catch (error) {
    if (error?.${member} === 'UsernameExistsException') return 'taken'
    throw error
  }
}
`
    const project = repositoryWith({ 'register.js': register, 'page.js': page('code') })
    await migrate(project)
    expect(project.read('register.js')).toBe(nativeRegister)
    expect(project.read('page.js')).toBe(page('name'))
  })

  test.each([
    ['other codes are read', `export const isLost = (error) => error.code === 'LOST'\n`],
    ['a code is asked in another way', `export const codeOf = ({ code }) => code || 'Error'\n`],
    [
      'errors are made with a code alone',
      `export const refuse = (e) => {\n  throw { code: e.code, text: e.message }\n}\n`,
    ],
    [
      'a class of errors has a code',
      `export class Refusal extends Error {\n  constructor(code) {\n    super(code)\n    this.code = code\n  }\n}\n`,
    ],
  ])('stays as it is where %s, and so do the calls', async (_, other) => {
    const project = repositoryWith({
      'register.js': register,
      'errors.js': isTaken,
      'other.js': other,
    })
    await migrate(project)
    expect(project.read('errors.js')).toBe(isTaken)
    expect(project.read('register.js')).not.toContain("from 'aws-amplify/auth'")
  })

  test('reads names beside a helper module, which makes errors as v5 did', async () => {
    const project = repositoryWith({
      'register.js': register,
      'errors.js': isTaken,
      'amplify-auth.js': `${HELPER_MARK} do not edit\nconst asV5 = (error) => ({ ...error, code: error.name })\n`,
    })
    await migrate(project)
    expect(project.read('errors.js')).toBe(isTakenByName)
    expect(project.read('register.js')).toBe(nativeRegister)
  })

  test('stays as it is in a package without v5 code', async () => {
    const project = repositoryWith({
      'package.json': '{}',
      'web/package.json': '{}',
      'web/register.js': register,
      'api/package.json': '{}',
      'api/errors.js': isTaken,
    })
    await migrate(project)
    expect(project.read('web/register.js')).toBe(nativeRegister)
    expect(project.read('api/errors.js')).toBe(isTaken)
  })

  test('holds back the calls when the run may not touch it', async () => {
    const project = repositoryWith({ 'src/register.js': register, 'lib/errors.js': isTaken })
    await migrate(project, ['src'])
    expect(project.read('lib/errors.js')).toBe(isTaken)
    expect(project.read('src/register.js')).not.toContain("from 'aws-amplify/auth'")
  })

  test('holds back the calls when a comment keeps it as it is', async () => {
    const ignored = `/* amplift-ignore-file */\n${isTaken}`
    const project = repositoryWith({ 'register.js': register, 'errors.js': ignored })
    await migrate(project)
    expect(project.read('errors.js')).toBe(ignored)
    expect(project.read('register.js')).not.toContain("from 'aws-amplify/auth'")
  })

  test('stays as it is where only some rows, or imports, are to be changed', async () => {
    for (const choices of [
      { only: new Set(['signUp']), bridgeOnly: false },
      { only: null, bridgeOnly: true },
    ]) {
      const project = repositoryWith({ 'register.js': register, 'errors.js': isTaken })
      await migrate(project, [''], choices)
      expect(project.read('errors.js')).toBe(isTaken)
      expect(project.read('register.js')).not.toContain("from 'aws-amplify/auth'")
    }
  })
})

function migrate(
  project: TemporaryProject,
  folders: readonly string[] = [''],
  choices: Choices = { only: null, bridgeOnly: false },
): Promise<Migration> {
  const paths = folders.map((folder) => (folder === '' ? project.root : project.at(folder)))
  return migrateProject({ paths, choices, mode: 'force', environment: process.env })
}

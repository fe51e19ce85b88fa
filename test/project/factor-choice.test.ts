import { describe, expect, test } from 'vitest'
import { migrateProject } from '../../src/project/migrate-project.js'
import { repositoryWith, type TemporaryProject } from '../setup/temporary-project.js'

const signIn = `import { Auth } from 'aws-amplify'

export const enter = (name, password) => Auth.signIn(name, password)
`
const chooser = `export function choose(user, method, done) {
  user.sendMFASelectionAnswer(method, { onFailure: done, totpRequired: done })
}
`

describe('a file without v5 code that chooses the second factor of a user', () => {
  test('hands the user to the function of the helper module', async () => {
    const project = repositoryWith({ 'sign-in.js': signIn, 'choose.js': chooser })
    await migrate(project)
    expect(project.read('sign-in.js')).toContain(`import { signIn } from './amplify-auth'`)
    expect(project.read('choose.js')).toBe(`import { sendMFASelectionAnswer } from './amplify-auth'

export function choose(user, method, done) {
  sendMFASelectionAnswer(user, method, { onFailure: done, totpRequired: done })
}
`)
  })

  test('is left alone by a second run', async () => {
    const project = repositoryWith({ 'sign-in.js': signIn, 'choose.js': chooser })
    await migrate(project)
    const { files } = await migrate(project)
    expect(files.filter(({ change }) => change !== null)).toEqual([])
  })

  test.each([
    ['may not call it', chooser.replace('user.send', 'user?.send')],
    ['hands the method on', `export const choose = (user) => use(user.sendMFASelectionAnswer)\n`],
    [
      'calls it in markup',
      `<template><b @click="user.sendMFASelectionAnswer('SMS_MFA', on)" /></template>\n`,
    ],
  ])('stays, and the sign-in with it, where it %s', async (_what, text) => {
    const name = text.startsWith('<') ? 'choose.vue' : 'choose.js'
    const project = repositoryWith({ 'sign-in.js': signIn, [name]: text })
    await migrate(project)
    expect(project.read('sign-in.js')).toContain(`from '@amplift/auth/legacy'`)
    expect(project.read(name)).toBe(text)
  })

  test('stays where the users are made by the app itself', async () => {
    const own = `import { CognitoUser } from 'amazon-cognito-identity-js'

export const userOf = (Username, Pool) => new CognitoUser({ Username, Pool })
`
    const project = repositoryWith({ 'sign-in.js': signIn, 'own.js': own, 'choose.js': chooser })
    await migrate(project)
    expect(project.read('choose.js')).toBe(chooser)
  })
})

function migrate(project: TemporaryProject) {
  return migrateProject({
    paths: [project.root],
    choices: { only: null, bridgeOnly: false },
    mode: 'force',
    environment: process.env,
  })
}

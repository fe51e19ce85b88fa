import { describe, expect, test } from 'vitest'
import { type Migration, migrateProject } from '../../src/project/migrate-project.js'
import { repositoryWith, type TemporaryProject } from '../setup/temporary-project.js'

const main = `import { Amplify } from 'aws-amplify'
import { settings } from './settings'

Amplify.configure(settings(location))
`
const settings = (more: string) => `export const settings = ({ origin }) => {
  const oauth = { domain, scope, redirectSignIn: origin, redirectSignOut: origin, responseType${more} }
  return { Auth: { userPoolId, userPoolWebClientId, oauth } }
}
`

describe('a setting that v6 does not have, in a file without a word of Amplify', () => {
  const files = { 'src/main.js': main, 'src/settings.js': settings(', options: { domain: login }') }

  test('is named where Amplify is configured, and the helper module does what it can', async () => {
    const project = repositoryWith(files)
    const found = await left(project)
    expect(found).toEqual(['src/main.js config.oauth.options'])
    expect(project.read('src/main.js')).toContain('configureAmplify(settings(location))')
    expect(project.read('src/main.js')).toContain(
      'TODO(amplift): v6 has no place for oauth.options',
    )
  })

  test('is still counted by a second run, which changes nothing', async () => {
    const project = repositoryWith(files)
    const first = await left(project)
    const { files: again } = await migrate(project)
    expect(again.filter(({ change }) => change !== null)).toEqual([])
    expect(await left(project)).toEqual(first)
  })

  test('is not, once a person has seen to it and removed the comment', async () => {
    const project = repositoryWith(files)
    await migrate(project)
    const text = project.read('src/main.js')
    project.write({ 'src/main.js': text.replace(/^\/\/ TODO.*\n/m, '') })
    expect(await left(project)).toEqual([])
  })

  test('and nothing is named where there is none', async () => {
    const project = repositoryWith({ ...files, 'src/settings.js': settings('') })
    expect(await left(project)).toEqual([])
  })
})

/** What is left for a person, file by file. */
async function left(project: TemporaryProject): Promise<string[]> {
  const { files } = await migrate(project)
  return files.flatMap(({ path, result }) =>
    result.findings.filter(({ tier }) => tier === 'manual').map(({ row }) => `${path} ${row}`),
  )
}

function migrate(project: TemporaryProject): Promise<Migration> {
  const choices = { only: null, bridgeOnly: false }
  const paths = [project.root]
  return migrateProject({ paths, choices, mode: 'force', environment: process.env })
}

import { mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { migrateProject } from '../../src/project/migrate-project.js'
import { repositoryWith, type TemporaryProject } from '../setup/temporary-project.js'

const page = `import { withSSRContext } from 'aws-amplify'

export async function getServerSideProps({ req, res }) {
  const { Auth } = withSSRContext({ req })
  await Auth.currentAuthenticatedUser()
  return { props: {} }
}
`

const withNext = (version: string, section = 'dependencies') =>
  JSON.stringify({ [section]: { 'aws-amplify': '^5.3.0', next: version } })

describe('the server module of a package of Next.js', () => {
  test('is written beside the folder of the pages, apart from the helper module', async () => {
    const project = repositoryWith({
      'package.json': withNext('14.2.0'),
      'src/pages/admin/home.js': page,
      'src/pages/api/who.js': page.replace('await Auth', 'return Auth'),
    })
    await run(project)
    expect(project.list()).toContain('src/amplify-server.js')
    expect(project.list()).toContain('src/amplify-auth.js')
    expect(project.read('src/pages/admin/home.js')).toContain(
      `import { runWithAmplifyServerContext } from '../../amplify-server'\n`,
    )
    const module = project.read('src/amplify-server.js')
    expect(module).toContain(`import { createServerRunner } from '@aws-amplify/adapter-nextjs'\n`)
    expect(module).not.toMatch(/\btype\b|\n\n\n/)
    expect(project.read('src/amplify-auth.js')).not.toContain('adapter-nextjs')
    expect(project.read('package.json')).toContain('"@aws-amplify/adapter-nextjs":"^1.')
  })

  test('has types and the style of the code around it in TypeScript', async () => {
    const project = repositoryWith({
      'package.json': withNext('^13.5.6', 'devDependencies'),
      'pages/home.ts': page
        .replace('{ req, res }', '{ req, res }: any')
        .replaceAll('  ', '\t')
        .replaceAll("'", '"')
        .replace(/([)\]}"])\n/g, '$1;\n'),
    })
    await run(project)
    const module = project.read('amplify-server.ts')
    expect(module).toContain('import { Amplify, type ResourcesConfig } from "aws-amplify";\n')
    expect(module).toContain('\n\tconst config = Amplify.getConfig();\n')
    expect(module).toContain(': Runner = (input) => {')
  })

  test('is used again by a later run', async () => {
    const project = repositoryWith({ 'package.json': withNext('15.0.0'), 'pages/a.js': page })
    await run(project)
    mkdirSync(join(project.root, 'lib'))
    renameSync(join(project.root, 'amplify-server.js'), join(project.root, 'lib/on-the-server.js'))
    project.write({ 'pages/b.js': page })
    await run(project)
    expect(project.list()).not.toContain('amplify-server.js')
    expect(project.read('pages/b.js')).toContain(`from '../lib/on-the-server'\n`)
  })

  test.each([
    [
      'Next.js is too old for its adapter',
      { 'package.json': withNext('12.3.0'), 'pages/a.js': page },
    ],
    ['there is no Next.js', { 'package.json': '{}', 'pages/a.js': page }],
    ['the file is no page', { 'package.json': withNext('14.2.0'), 'lib/a.js': page }],
  ])('is not written where %s', async (_why, files) => {
    const project = repositoryWith(files)
    await run(project)
    const [path = ''] = Object.keys(files).filter((one) => one.endsWith('a.js'))
    expect(project.list()).not.toContain('amplify-server.js')
    expect(project.read(path)).toContain(`import { withSSRContext } from '../amplify-auth'\n`)
  })
})

async function run(project: TemporaryProject): Promise<void> {
  await migrateProject({
    paths: [project.root],
    choices: { only: null, bridgeOnly: false },
    mode: 'force',
    environment: process.env,
  })
}

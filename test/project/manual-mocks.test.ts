import { describe, expect, test } from 'vitest'
import { migrateProject } from '../../src/project/migrate-project.js'
import {
  commitAll,
  type Files,
  repositoryWith,
  type TemporaryProject,
} from '../setup/temporary-project.js'

const leave = `import { Auth } from 'aws-amplify'\n\nexport const leave = () => Auth.signOut()\n`

const app = {
  'package.json': '{ "dependencies": { "aws-amplify": "^5.3.0" } }\n',
  'src/leave.js': leave,
  'src/leave.test.js': `import { leave } from './leave'\n\ntest('leaves', () => leave())\n`,
  '__mocks__/aws-amplify.js': `export const Auth = { signOut: jest.fn(async () => {}) }\nexport const API = jest.fn()\n`,
}

const MOCK = [
  `jest.mock('./src/amplify-auth', () => ({`,
  `  __esModule: true,`,
  `  ...jest.requireActual('./src/amplify-auth'),`,
  `  ...jest.requireMock('aws-amplify').Auth,`,
  `}))`,
]

describe('a mock in __mocks__ stays, and all tests take the helper module’s functions from it', () => {
  test('in a new setup file, where there is none', async () => {
    const project = repositoryWith(app)
    expect(await sites(project)).toEqual(['src/leave.js signOut helper'])
    expect(project.read('__mocks__/aws-amplify.js')).toBe(app['__mocks__/aws-amplify.js'])
    expect(project.read('jest.setup.js').split('\n')).toEqual([...MOCK, ''])
    expect(JSON.parse(project.read('package.json'))).toMatchObject({
      jest: { setupFiles: ['<rootDir>/jest.setup.js'] },
    })
    commitAll(project)
    const before = project.list().map((path) => project.read(path))
    expect(await sites(project)).toEqual([])
    expect(project.list().map((path) => project.read(path))).toEqual(before)
  })

  test('in the setup file that package.json names', async () => {
    const setup = `import 'jest-canvas-mock'\n\njest.setTimeout(1)\n`
    const jest = { setupFiles: ['jest-fetch-mock'], setupFilesAfterEnv: ['<rootDir>/test/all.js'] }
    const project = await migrated({
      'package.json': JSON.stringify({ dependencies: { 'aws-amplify': '^5.3.0' }, jest }),
      'test/all.js': setup,
    })
    const mock = MOCK.join('\n').replaceAll('./src', '../src')
    expect(project.read('test/all.js')).toBe(
      `import 'jest-canvas-mock'\n\n${mock}\n\njest.setTimeout(1)\n`,
    )
    expect(JSON.parse(project.read('package.json'))).toMatchObject({ jest })
  })

  test('in the setup file that jest.config.js names', async () => {
    const project = await migrated({
      'jest.config.js': `module.exports = { setupFiles: ['./all.js'] }\n`,
      'all.js': `jest.setTimeout(1)\n`,
    })
    expect(project.read('all.js')).toBe(`${MOCK.join('\n')}\n\njest.setTimeout(1)\n`)
  })

  test.each([
    [
      `module.exports = {\n  testEnvironment: 'jsdom',\n}\n`,
      `module.exports = {\n  setupFiles: ['<rootDir>/jest.setup.js'],\n  testEnvironment: 'jsdom',\n}\n`,
    ],
    [
      `const config = { preset: 'x', setupFiles: ['y'] }\nmodule.exports = config\n`,
      `const config = { preset: 'x', setupFiles: ['<rootDir>/jest.setup.js', 'y'] }\nmodule.exports = config\n`,
    ],
    [
      `export default make({ verbose: true })\n`,
      `export default make({ setupFiles: ['<rootDir>/jest.setup.js'], verbose: true })\n`,
    ],
  ])('in a new one that is named in %j', async (before, after) => {
    const project = await migrated({ 'jest.config.js': before })
    expect(project.read('jest.config.js')).toBe(after)
    expect(project.read('jest.setup.js')).toContain(MOCK[0])
  })

  test('in setupTests, which Create React App loads by its name', async () => {
    const project = await migrated({
      'package.json': '{ "dependencies": { "aws-amplify": "^5.3.0", "react-scripts": "5" } }\n',
      'tsconfig.json': '{}\n',
    })
    expect(project.read('src/setupTests.ts')).toContain(
      `...(jest.requireMock('aws-amplify') as { Auth: object }).Auth,`,
    )
  })

  test('and tests that name it say nothing of that themselves', async () => {
    const project = await migrated({
      'src/leave.test.js': `import { Auth } from 'aws-amplify'\n\njest.mock('aws-amplify')\n\ntest('leaves', () => expect(Auth.signOut).toHaveBeenCalled())\n`,
    })
    expect(project.read('src/leave.test.js')).toBe(
      `import * as Auth from './amplify-auth'\n\njest.mock('aws-amplify')\n\ntest('leaves', () => expect(Auth.signOut).toHaveBeenCalled())\n`,
    )
  })

  test('where it is a mock that Jest has made of the whole module', async () => {
    const mock = `const amplify = jest.createMockFromModule('aws-amplify')\namplify.Auth.signOut = jest.fn()\nmodule.exports = amplify\n`
    const project = await migrated({ '__mocks__/aws-amplify.js': mock })
    const [first, ...others] = mock.split('\n')
    expect(project.read('__mocks__/aws-amplify.js').split('\n')).toEqual([
      first,
      `amplify.Auth = jest.createMockFromModule('../src/amplify-auth')`,
      ...others,
    ])
  })
})

test.each([
  ['several packages', `module.exports = { projects: ['a'] }\n`],
  ['what is worked out', `module.exports = require('./make')()\n`],
])(
  'a mock in __mocks__ is left to a person where the settings are those of %s',
  async (_, settings) => {
    const project = repositoryWith({ ...app, 'jest.config.js': settings })
    const expected = ['__mocks__/aws-amplify.js Auth manual', 'src/leave.js signOut helper']
    expect(await sites(project)).toEqual(expected)
    const marked = project.read('__mocks__/aws-amplify.js')
    expect(marked).toContain('TODO(amplift): v6 has no Auth in this module')
    expect(project.list()).not.toContain('jest.setup.js')
    commitAll(project)
    expect(await sites(project)).toEqual(expected.slice(0, 1))
    expect(project.read('__mocks__/aws-amplify.js')).toBe(marked)
  },
)

test('a mock in __mocks__ whose functions count on being called on Auth is left to a person', async () => {
  const mock = `export const Auth = { left: 0, signOut() { this.left++ } }\n`
  const project = repositoryWith({ ...app, '__mocks__/aws-amplify.js': mock })
  expect(await sites(project)).toContain('__mocks__/aws-amplify.js Auth manual')
})

test('a mock in __mocks__ of what v6 has as well is nobody’s business', async () => {
  const mock = `module.exports = { Amplify: { configure: jest.fn() } }\n`
  const project = repositoryWith({ ...app, '__mocks__/aws-amplify.js': mock })
  expect(await sites(project)).toEqual(['src/leave.js signOut native'])
  expect(project.list()).not.toContain('jest.setup.js')
})

test('a mock in __mocks__ that Vitest takes when it is told to needs no setup file', async () => {
  const project = repositoryWith({
    ...app,
    '__mocks__/aws-amplify.js': `export const Auth = { signOut: vi.fn() }\n`,
    'src/leave.test.js': `import { Auth } from 'aws-amplify'\n\nvi.mock('aws-amplify')\n\ntest('leaves', () => expect(Auth.signOut).toHaveBeenCalled())\n`,
  })
  expect(await sites(project)).toEqual([
    'src/leave.js signOut helper',
    'src/leave.test.js vi.mock helper',
    'src/leave.test.js signOut helper',
  ])
})

async function migrated(files: Files): Promise<TemporaryProject> {
  const project = repositoryWith({ ...app, ...files })
  expect((await sites(project)).filter((site) => / (?:manual|bridge)$/.test(site))).toEqual([])
  return project
}

async function sites(project: TemporaryProject): Promise<string[]> {
  const { files } = await migrateProject({
    paths: [project.root],
    choices: { only: null, bridgeOnly: false },
    mode: 'write',
    environment: process.env,
    helperModule: true,
  })
  const own = files.filter(({ isPackageFile }) => !isPackageFile)
  return own.flatMap(({ path, result }) =>
    result.findings.map(({ api, tier }) => `${path} ${api} ${tier}`),
  )
}

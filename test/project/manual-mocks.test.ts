import { expect, test } from 'vitest'
import { migrateProject } from '../../src/project/migrate-project.js'
import { commitAll, repositoryWith, type TemporaryProject } from '../setup/temporary-project.js'

const app = {
  'package.json': '{ "dependencies": { "aws-amplify": "^5.3.0" } }\n',
  'src/leave.js': `import { Auth } from 'aws-amplify'\n\nexport const leave = () => Auth.signOut()\n`,
  'src/leave.test.js': `import { leave } from './leave'\n\ntest('leaves', () => leave())\n`,
}

test.each([
  ['written with module.exports', `module.exports = {\n  Auth: { signOut: jest.fn() },\n}\n`],
  ['that exports Auth', `export const Auth = { signOut: async () => {} }\n`],
])('a mock in __mocks__ %s is left to a person', async (_, mock) => {
  const project = repositoryWith({ ...app, '__mocks__/aws-amplify.js': mock })
  const expected = ['__mocks__/aws-amplify.js Auth manual', 'src/leave.js signOut helper']
  expect(await sites(project)).toEqual(expected)
  const marked = project.read('__mocks__/aws-amplify.js')
  expect(marked).toContain('TODO(amplift): v6 has no Auth in this module')

  commitAll(project)
  expect(await sites(project)).toEqual(expected.slice(0, 1))
  expect(project.read('__mocks__/aws-amplify.js')).toBe(marked)
})

test('a mock in __mocks__ of what v6 has as well is nobody’s business', async () => {
  const mock = `module.exports = { Amplify: { configure: jest.fn() } }\n`
  const project = repositoryWith({ ...app, '__mocks__/aws-amplify.js': mock })
  expect(await sites(project)).toEqual(['src/leave.js signOut native'])
})

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

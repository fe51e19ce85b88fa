import { describe, expect, test } from 'vitest'
import { migrateProject } from '../../src/project/migrate-project.js'
import { repositoryWith, type TemporaryProject } from '../setup/temporary-project.js'

const manifest = JSON.stringify({
  name: 'app',
  dependencies: { 'aws-amplify': '^5.3.0', '@aws-amplify/ui-react': '^5.3.0' },
})
const wrapper = `import { withAuthenticator } from '@aws-amplify/ui-react'
import App from './App'

export default withAuthenticator(App)
`
const shows = (prop: string) => `export default function App({ ${prop} }) {
  return <p>{${prop}.attributes.email}</p>
}
`
const todo = 'TODO(amplift): the user of Authenticator has no attributes in v6'

describe('the user of an Authenticator', () => {
  test('is looked for in a wrapped component of another module', async () => {
    const project = await migrated({ 'src/index.jsx': wrapper, 'src/App.jsx': shows('user') })
    expect(project.read('src/App.jsx')).toContain(todo)
    expect(project.read('src/index.jsx')).toBe(wrapper)
  })

  test('is followed through modules that hand a component on, and through its props', async () => {
    const project = await migrated({
      'src/index.jsx': wrapper,
      'src/App.jsx': `import { Shell } from './parts'

export default function App({ user }) {
  return <Shell who={user} />
}
`,
      'src/parts/index.js': `export { default as Shell } from './Shell'\n`,
      'src/parts/Shell.jsx': shows('who'),
    })
    expect(project.read('src/parts/Shell.jsx')).toContain(todo)
    expect(project.read('src/App.jsx')).not.toContain('TODO')
  })

  test('is told where it goes when the component cannot be found', async () => {
    const project = await migrated({ 'src/index.jsx': wrapper.replace('./App', 'some-app') })
    expect(project.read('src/index.jsx')).toContain('TODO(amplift): the user of Authenticator is')
  })

  test('needs nobody where another module reads nothing but the name', async () => {
    const reads = shows('user').replace('attributes.email', 'username')
    const project = await migrated({ 'src/index.jsx': wrapper, 'src/App.jsx': reads })
    expect(project.read('src/index.jsx')).toBe(wrapper)
    expect(project.read('src/App.jsx')).toBe(reads)
  })
})

test('fields and components of an Authenticator are renamed where they are declared', async () => {
  const project = await migrated({
    'src/Login.jsx': `import { Authenticator } from '@aws-amplify/ui-react'
import { fields } from './fields'
import components from './components'

export const Login = () => <Authenticator formFields={fields} components={components} />
`,
    'src/fields.ts': `const all = { resetPassword: {}, signIn: {} } as const
export { all as fields }
`,
    'src/components.ts': `export default { SetupTOTP: {}, SignIn: {} }\n`,
  })
  expect(project.read('src/fields.ts')).toContain('{ forgotPassword: {}, signIn: {} }')
  expect(project.read('src/components.ts')).toBe(`export default { SetupTotp: {}, SignIn: {} }\n`)
})

test('services of an Authenticator are listed where they are written for v5, and only there', async () => {
  const login = `import { Authenticator } from '@aws-amplify/ui-react'
import { services } from './services'

export const Login = () => <Authenticator services={services} />
`
  const old = await migrated({
    'src/Login.jsx': login,
    'src/services.js': `export const services = {
  handleConfirmSignUp: ({ username, code }) => confirm(username, code),
}
`,
  })
  expect(old.read('src/services.js')).toContain('TODO(amplift): services take')
  expect(old.read('src/Login.jsx')).toBe(login)

  const current = await migrated({
    'src/Login.jsx': login,
    'src/services.js': `import { signIn } from 'aws-amplify/auth'

export const services = { handleSignIn: (input) => signIn(input) }
`,
  })
  expect(current.read('src/services.js')).not.toContain('TODO')
  expect(current.read('src/Login.jsx')).toBe(login)
})

async function migrated(files: Readonly<Record<string, string>>): Promise<TemporaryProject> {
  const project = repositoryWith({ 'package.json': manifest, ...files })
  await migrate(project)
  const first = Object.keys(files).map((path) => project.read(path))
  await migrate(project)
  expect(
    Object.keys(files).map((path) => project.read(path)),
    'a second run changes nothing',
  ).toEqual(first)
  return project
}

async function migrate({ root }: TemporaryProject): Promise<void> {
  await migrateProject({
    paths: [root],
    choices: { only: null, bridgeOnly: false },
    mode: 'force',
    environment: process.env,
  })
}

import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const sample = join(repository, 'examples/react-v5')
const installed = join(repository, 'node_modules')
const fromV5 = createRequire(join(installed, 'aws-amplify-v5/package.json'))

/** Folders of packages by the name that an app imports them by. */
export type Packages = Readonly<Record<string, string>>

/** What an app has beside Amplify. */
const everyApp: Packages = Object.fromEntries(
  [
    ...['react', 'react-dom', 'react-router-dom', '@types/react', '@types/react-dom'],
    ...['vite', '@vitejs/plugin-react', 'vitest'],
  ].map((name) => [name, join(installed, name)]),
)

/** What `npm install` brings with aws-amplify 5. */
export const v5Packages: Packages = {
  'aws-amplify': join(installed, 'aws-amplify-v5'),
  ...Object.fromEntries(
    ['@aws-amplify/auth', '@aws-amplify/core', 'amazon-cognito-identity-js'].map((name) => [
      name,
      dirname(fromV5.resolve(`${name}/package.json`)),
    ]),
  ),
}

/** What it brings with aws-amplify 6 and the package that bridges are imported from. */
export const v6Packages: Packages = {
  'aws-amplify': join(installed, 'aws-amplify'),
  '@amplift/auth': join(installed, '@amplift/auth'),
}

const copies: string[] = []
// While a hook runs, none can be added.
afterAll(() => {
  for (const folder of copies) rmSync(folder, { recursive: true })
})

/**
 * Copies the sample app as its README says to, into a folder where these packages and no other
 * Amplify are installed. Gone after the tests of the file.
 */
export function copySample(packages: Packages): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'amplift-walk-')))
  copies.push(folder)
  cpSync(sample, folder, {
    recursive: true,
    filter: (from) => !/[\\/](?:node_modules|dist)$/.test(from),
  })
  for (const [name, target] of Object.entries({ ...everyApp, ...packages })) {
    const link = join(folder, 'node_modules', name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(target, link, 'dir')
  }
  const settings = readFileSync(join(folder, '.env.example'), 'utf8')
  const ours = settings.replace(/^VITE_API_URL=.*$/m, `VITE_API_URL=${API_PATH}`)
  writeFileSync(join(folder, '.env'), ours)
  return folder
}

/** Where the app finds the shop's API: on its own server, whatever its port is. */
export const API_PATH = '/api'

/** The settings that a build of the sample is made with. */
export function settingsOf(folder: string): Readonly<Record<string, string>> {
  const lines = readFileSync(join(folder, '.env'), 'utf8').matchAll(/^(VITE_\w+)=(.*)$/gm)
  return Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]))
}

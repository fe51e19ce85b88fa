import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { type NewSetting, withSetupFile } from './jest-settings-edit.js'
import { isRecord, type Manifest } from './manifest.js'
import { isSource } from './source-kinds.js'

/** A file that Jest loads before the tests of each file of a package. */
export interface JestSetup {
  /** Below the root, with `/`. */
  readonly path: string
  readonly isNew: boolean
  /** What has to be set so that Jest loads it; null where it does. */
  readonly setting: NewSetting | null
}

/** A package whose setup file is looked for. */
interface Package {
  /** Absolute path of the project. */
  readonly root: string
  /** Below the root. */
  readonly folder: string
  readonly manifest: Manifest
}

/** Finds the setup file of a package, or a place for one; null where its settings cannot be read. */
export function jestSetup(one: Package): JestSetup | null {
  if (MAKERS.some((name) => one.manifest.dependencies.has(name))) return setupTests(one)
  // An ES module has no `jest` of its own, and mocks its modules by other means.
  if (one.manifest.fields.type === 'module') return null
  const settings = settingsOf(one)
  if (settings === null || ELSEWHERE.test(settings.text)) return null
  const named = namedIn(settings.text).find((path) => isFileOf(path, one))
  if (named) return { path: posix.join(one.folder, named), isNew: false, setting: null }
  const name = FREE.map((stem) => `${stem}.js`).find((path) => !isFileOf(path, one))
  if (name === undefined) return null
  const setting = withSetupFile(settings, `<rootDir>/${name}`)
  return setting && { path: posix.join(one.folder, name), isNew: true, setting }
}

/** Create React App and what is built on it load one file by its name. */
const MAKERS = ['react-scripts', '@craco/craco', 'react-app-rewired']

function setupTests(one: Package): JestSetup {
  const names = ['js', 'ts', 'jsx', 'tsx'].map((extension) => `src/setupTests.${extension}`)
  const own = names.find((each) => isFileOf(each, one))
  const isTyped = existsSync(join(one.root, one.folder, 'tsconfig.json'))
  const name = own ?? `src/setupTests.${isTyped ? 'ts' : 'js'}`
  return { path: posix.join(one.folder, name), isNew: own === undefined, setting: null }
}

/** The settings of Jest: a file of their own, or a section of package.json, which may be missing. */
function settingsOf({ root, folder, manifest }: Package): { path: string; text: string } | null {
  const names = ['js', 'ts', 'cjs', 'mjs', 'json'].map((extension) => `jest.config.${extension}`)
  const name = names.find((each) => existsSync(join(root, folder, each)))
  if (name !== undefined) {
    const path = posix.join(folder, name)
    return { path, text: readFileSync(join(root, path), 'utf8') }
  }
  const own = manifest.fields.jest
  if (typeof own === 'string') return null
  const path = posix.join(folder, 'package.json')
  return { path, text: isRecord(own) ? JSON.stringify({ jest: own }) : '{}' }
}

/** Settings of several packages, or of another folder. */
const ELSEWHERE = /\b(?:projects|rootDir)['"]?\s*:/

/** Files that the settings name. */
function namedIn(text: string): string[] {
  const lists = text.matchAll(/\bsetupFiles(?:AfterEnv)?['"]?\s*:\s*\[([^\]]*)\]/g)
  return [...lists].flatMap(([, list = '']) =>
    [...list.matchAll(/['"`](?:<rootDir>\/|\.\/)([^'"`\n]+)['"`]/g)].map(([, path = '']) => path),
  )
}

const FREE = ['jest.setup', 'jest.setup.amplify']

function isFileOf(path: string, { root, folder }: Package): boolean {
  return isSource(path) && existsSync(join(root, folder, path))
}

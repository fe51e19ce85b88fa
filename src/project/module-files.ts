import { readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { type Manifest, parseManifest } from './manifest.js'
import { type PathMapping, readMappings } from './path-mappings.js'
import type { SourceTree } from './source-tree.js'

/** What the disk says about packages and paths, asked once each. Paths are below the root, with `/`. */
export interface ModuleFiles {
  isFile(path: string): boolean
  /** Nearest folder with a package.json, the root being the empty text. */
  packageOf(path: string): string
  manifestOf(folder: string): Manifest | null
  /** Mappings of all tsconfig and jsconfig files in a folder and above it, the nearest first. */
  mappingsFor(folder: string): readonly PathMapping[]
  /** Mappings of the whole project. */
  allMappings(): readonly PathMapping[]
}

/** Opens a tree for questions about modules. Needs the names of its configurations beforehand. */
export function moduleFiles(tree: SourceTree, configs: readonly string[] = []): ModuleFiles {
  const at = (path: string) => join(tree.root, path)
  const isFile = remembered((path) => isFileAt(at(path)))
  const read = remembered((path) => readText(at(path)))
  const manifestOf = remembered((folder) => {
    const text = read(posix.join(folder, 'package.json'))
    return text === null ? null : parseManifest(text)
  })
  const packageAbove = remembered((folder: string): string => {
    if (folder === '' || isFile(posix.join(folder, 'package.json'))) return folder
    return packageAbove(parentOf(folder))
  })
  const mappings = remembered((config) => readMappings(config, read))
  const mappingsFor = remembered((folder: string): readonly PathMapping[] => {
    const own = configs.filter((config) => parentOf(config) === folder).flatMap(mappings)
    return folder === '' ? own : [...own, ...mappingsFor(parentOf(folder))]
  })
  return {
    isFile,
    packageOf: (path) => packageAbove(parentOf(path)),
    manifestOf,
    mappingsFor: (folder) => mappingsFor(folder === '.' ? '' : folder),
    allMappings: () => configs.flatMap(mappings),
  }
}

/** Globs of the files that `mappingsFor` reads; solution files keep their paths in `tsconfig.app.json`. */
export const configGlobs: readonly string[] = ['tsconfig*.json', 'jsconfig*.json']

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? '' : path.slice(0, slash)
}

function isFileAt(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true
  } catch {
    // What lies below a file is none.
    return false
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Missing or closed: what it would say is not known, which is what null means here.
    return null
  }
}

function remembered<T>(ask: (key: string) => T): (key: string) => T {
  const answers = new Map<string, T>()
  return (key) => {
    const known = answers.get(key)
    if (known !== undefined || answers.has(key)) return known as T
    const answer = ask(key)
    answers.set(key, answer)
    return answer
  }
}

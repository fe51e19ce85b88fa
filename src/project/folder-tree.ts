import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastGlob from 'fast-glob'
import ignore, { type Ignore } from 'ignore'
import { foreignFolders, isSource } from './source-kinds.js'
import { byPath, type Query, type SourceTree } from './source-tree.js'

/** The files of a folder that no git repository holds. `.gitignore` files count all the same. */
export function folderTree(root: string): SourceTree {
  let files: Promise<readonly string[]> | undefined
  const all = () => (files ??= listFiles(root))
  return {
    root,
    inGit: false,
    filesWith: async (query) => {
      const fitsName = nameTest('texts' in query ? (query.alsoIn ?? []) : [])
      const holds = contentTest(query)
      return (await all()).filter((path) => {
        if (!isSource(path) && !fitsName(path)) return false
        const bytes = bytesOf(join(root, path))
        // What cannot be read cannot be ruled out: reading it again will say so by name.
        return bytes === null || holds(bytes)
      })
    },
    filesNamed: async (globs) => (await all()).filter(nameTest(globs)),
  }
}

async function listFiles(root: string): Promise<readonly string[]> {
  const found = await fastGlob('**/*', {
    cwd: root,
    dot: true,
    followSymbolicLinks: false,
    suppressErrors: true,
    ignore: foreignFolders.map((folder) => `**/${folder}/**`),
  })
  const isIgnored = ignoreTest(root, found)
  return found.filter((path) => !isIgnored(path)).sort(byPath)
}

/** Nested .gitignore files: the deepest that decides wins, and nothing comes back from an ignored folder. */
function ignoreTest(root: string, files: readonly string[]): (path: string) => boolean {
  const rules = new Map<string, Ignore>()
  for (const path of files) {
    if (path !== '.gitignore' && !path.endsWith('/.gitignore')) continue
    const folder = path.slice(0, -'.gitignore'.length)
    rules.set(folder, ignore().add(bytesOf(join(root, path))?.toString('utf8') ?? ''))
  }
  if (rules.size === 0) return () => false
  const decided = new Map<string, boolean>()
  const isIgnored = (path: string): boolean => {
    const known = decided.get(path)
    if (known !== undefined) return known
    const parent = parentFolder(path)
    const answer = (parent !== '' && isIgnored(parent)) || isIgnoredByRules(path, rules)
    decided.set(path, answer)
    return answer
  }
  return isIgnored
}

/** Folders are written with a slash at the end, the root as the empty text. */
function parentFolder(path: string): string {
  return path.slice(0, path.lastIndexOf('/', path.length - 2) + 1)
}

function isIgnoredByRules(path: string, rules: ReadonlyMap<string, Ignore>): boolean {
  for (let folder = parentFolder(path); ; folder = parentFolder(folder)) {
    const answer = rules.get(folder)?.test(path.slice(folder.length))
    if (answer?.ignored === true) return true
    if (answer?.unignored === true || folder === '') return false
  }
}

function nameTest(globs: readonly string[]): (path: string) => boolean {
  const names = globs.map((glob) => new RegExp(`^${glob.split('*').map(literally).join('.*')}$`))
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    return names.some((pattern) => pattern.test(name))
  }
}

function literally(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
}

function contentTest(query: Query): (bytes: Buffer) => boolean {
  if ('pattern' in query) {
    const pattern = new RegExp(query.pattern)
    return (bytes) => pattern.test(bytes.toString('utf8'))
  }
  const texts = query.texts.map((text) => Buffer.from(text))
  return (bytes) => texts.some((text) => bytes.includes(text))
}

function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}

import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { ModuleFiles } from './module-files.js'
import type { SourceText } from './source-texts.js'

/** How the files of a project spell the modules beside them. */
export interface ModuleSpelling {
  /** The extension that a file names such a module with; null where it could not load an ES module. */
  of(path: string): '' | '.js' | null
}

/**
 * Bundlers find a module without its extension, Node does not: a file spells modules as it does
 * already, else as its package does.
 */
export function moduleSpelling(
  texts: ReadonlyMap<string, SourceText>,
  files: ModuleFiles,
  root: string,
): ModuleSpelling {
  const known = new Map<string, '' | '.js'>()
  const ofPackage = (folder: string): '' | '.js' => {
    const own = [...texts.values()].filter(({ path }) => files.packageOf(path) === folder)
    const spelled = own.flatMap(({ text }) => spellingIn(text) ?? [])
    if (spelled.length > 0) return spelled.every((one) => one === '.js') ? '.js' : ''
    if (wantsExtensions(join(root, folder))) return '.js'
    return files.manifestOf(folder)?.fields.type === 'module' && own.every(isJavaScript)
      ? '.js'
      : ''
  }
  return {
    of: (path) => {
      const folder = files.packageOf(path)
      // The helper module is an ES module by its package, and these files are not, or may not be.
      const isOther = /\.[cm][jt]s$/.test(path)
      if (isOther && files.manifestOf(folder)?.fields.type !== 'module') return null
      const usual = known.get(folder) ?? ofPackage(folder)
      known.set(folder, usual)
      if (isOther) return '.js'
      return spellingIn(texts.get(path)?.text ?? '') ?? usual
    },
  }
}

/** How a file spells the modules beside it; null where it names none. */
function spellingIn(text: string): '' | '.js' | null {
  const named = [...text.matchAll(/\b(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"\n]+)['"]/g)]
    .map(([, specifier = '']) => specifier)
    .filter((specifier) => !/\.(?:vue|svelte|css|scss|less|svg|png|json)$/.test(specifier))
  if (named.length === 0) return null
  return named.some((specifier) => specifier.endsWith('.js')) ? '.js' : ''
}

function isJavaScript({ path }: SourceText): boolean {
  return path.endsWith('.js')
}

/** TypeScript that resolves modules as Node does. */
function wantsExtensions(folder: string): boolean {
  try {
    const text = readFileSync(posix.join(folder, 'tsconfig.json'), 'utf8')
    return /"module(?:Resolution)?"\s*:\s*"node(?:16|18|20|next)"/i.test(text)
  } catch {
    // No configuration, no wish.
    return false
  }
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packages } from '../table/packages.js'
import { mentionsIn } from './package-mentions.js'
import { isSource, placeOf } from './source-kinds.js'
import type { SourceTree } from './source-tree.js'

/** Finds the packages that style sheets and pages import: code is not all that uses one. */
export async function styleMentions(tree: SourceTree): Promise<ReadonlySet<string>> {
  const texts = packages.filter(({ fate }) => fate !== 'raise').map(({ name }) => name)
  const paths = await tree.filesWith({ texts, alsoIn: styleGlobs })
  const found = paths.filter((path) => !isSource(path) && placeOf(path).kind === 'source')
  return new Set(found.flatMap((path) => [...namesIn(join(tree.root, path))]))
}

const styleGlobs = ['*.css', '*.scss', '*.sass', '*.less', '*.styl', '*.html', '*.astro', '*.mdx']

/** `~` before a name means node_modules to the loaders of style sheets. */
function namesIn(path: string): ReadonlySet<string> {
  try {
    return mentionsIn(readFileSync(path, 'utf8').replace(/(['"])~/g, '$1')).packages
  } catch {
    // Gone or closed since it was found: then all of them count as used.
    return new Set(packages.map(({ name }) => name))
  }
}

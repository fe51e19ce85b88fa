import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FileResult } from '../../transforms/model.js'
import { RUNNER } from '../../transforms/server-module.js'
import type { HelperPlaces } from './helper-places.js'
import type { ModuleFiles } from './module-files.js'
import type { PlannedFile } from './planned-file.js'
import type { SourceTexts } from './source-texts.js'
import type { Transforms } from './transforms.js'

/** What the helper modules of a run rest on. */
export interface HelperModules {
  readonly root: string
  readonly results: ReadonlyMap<string, FileResult>
  readonly sources: SourceTexts
  readonly places: HelperPlaces
  readonly files: ModuleFiles
  readonly transforms: Transforms
}

/** Plans one module for each package of which a file calls helpers that are not there yet. */
export function planHelperModules(modules: HelperModules): readonly PlannedFile[] {
  const users = new Map<string, string[]>()
  for (const [path, result] of modules.results) {
    if (result.status !== 'changed' || helpersOf(result).length === 0) continue
    const { stem } = modules.places.of(path)
    users.set(stem, [...(users.get(stem) ?? []), path])
  }
  return [...users.values()].flatMap((paths) => planModule(paths, modules))
}

/** What a file calls of the helper module; the server has a module of its own. */
function helpersOf({ helpers = [] }: { readonly helpers?: readonly string[] }): readonly string[] {
  return helpers.filter((name) => name !== RUNNER)
}

function planModule(paths: readonly string[], modules: HelperModules): PlannedFile[] {
  const { sources, places, results, transforms } = modules
  const [first = ''] = paths
  const { stem, existing } = places.of(first)
  const functions = [
    ...new Set(
      paths.flatMap((path) => {
        const result = results.get(path)
        return result?.status === 'changed' ? helpersOf(result) : []
      }),
    ),
  ].sort()
  const language = languageOf(existing, paths, modules)
  const { text = '', mark = '' } = (existing && sources.texts.get(existing)) || {}
  const after = transforms.helperModule({
    source: helperSource,
    functions,
    language,
    before: existing === null ? null : text,
    like: { path: first, text: sources.texts.get(first)?.text ?? '' },
  })
  if (after === text) return []
  const path = existing ?? `${stem}.${language}`
  const change = { before: existing === null ? null : mark + text, after: mark + after }
  return [
    {
      path,
      result: { status: 'changed', code: after, findings: [] },
      change,
      isHelperModule: true,
    },
  ]
}

/** TypeScript where the package has it. */
function languageOf(
  existing: string | null,
  paths: readonly string[],
  { files, root }: HelperModules,
): 'ts' | 'js' {
  if (existing !== null) return /ts$/.test(existing) ? 'ts' : 'js'
  const folder = files.packageOf(paths[0] ?? '')
  const isTyped = paths.some((path) => /\.[cm]?tsx?$/.test(path))
  return isTyped || existsSync(join(root, posix.join(folder, 'tsconfig.json'))) ? 'ts' : 'js'
}

/** The sources are shipped as they are written: what a package gets is what the tests ran. */
function helperSource(name: string): string {
  return readFileSync(join(helpers, `${name}.ts`), 'utf8')
}

const helpers = fileURLToPath(new URL('../../helpers', import.meta.url))

import { readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import semver from 'semver'
import { layoutOf } from '../../transforms/layout.js'
import type { FileResult } from '../../transforms/model.js'
import { RUNNER, SERVER_MARK, serverModule } from '../../transforms/server-module.js'
import { isRecord } from './manifest.js'
import type { ModuleFiles } from './module-files.js'
import { moduleSpelling } from './module-spelling.js'
import type { PlannedFile } from './planned-file.js'
import type { SourceTexts } from './source-texts.js'
import { leastVersion } from './version-range.js'

/** The server modules of a project: each package of Next.js has one at most. */
export interface ServerModules {
  /** What a page or a route imports it by; null in other files, and where Next.js is too old for it. */
  specifierFrom(path: string): string | null
  /** The modules that the results need and that are not there yet. */
  plan(results: ReadonlyMap<string, FileResult>): readonly PlannedFile[]
}

/** Finds where server modules are, or are going to be: beside the folder of the pages. */
export function serverModules(
  root: string,
  { texts }: SourceTexts,
  files: ModuleFiles,
): ServerModules {
  const spelling = moduleSpelling(texts, files, root)
  const of = (path: string): Place | null => {
    const folder = files.packageOf(path)
    const below = folder === '' ? path : path.slice(folder.length + 1)
    const pages = /^(src\/)?pages\//.exec(below)
    if (!pages || !hasAdapter(files, folder)) return null
    const written = [...texts.values()].find(
      (one) => files.packageOf(one.path) === folder && one.text.trimStart().startsWith(SERVER_MARK),
    )
    if (written) return { stem: withoutExtension(written.path), isThere: true }
    const home = posix.join(folder, pages[1] ?? '')
    return { stem: posix.join(home, freeName(join(root, home))), isThere: false }
  }
  return {
    specifierFrom: (path) => {
      const place = of(path)
      const extension = spelling.of(path)
      if (place === null || extension === null) return null
      const to = posix.relative(posix.dirname(path), place.stem)
      return `${to.startsWith('.') ? to : `./${to}`}${extension}`
    },
    plan: (results) => {
      const users = new Map<string, string[]>()
      for (const [path, result] of results) {
        const isUser = result.status === 'changed' && result.helpers?.includes(RUNNER)
        const place = isUser ? of(path) : null
        if (place && !place.isThere) users.set(place.stem, [...(users.get(place.stem) ?? []), path])
      }
      return [...users].map(([stem, paths]) => {
        const isTyped = paths.some((path) => /\.[cm]?tsx?$/.test(path))
        const language = isTyped ? 'ts' : 'js'
        const after = serverModule(language, layoutOf(texts.get(paths[0] ?? '')?.text ?? ''))
        return {
          path: `${stem}.${language}`,
          result: { status: 'changed', code: after, findings: [] },
          change: { before: null, after },
          isHelperModule: true,
        }
      })
    },
  }
}

interface Place {
  /** Path below the root without its extension, with `/`. */
  readonly stem: string
  readonly isThere: boolean
}

/** The versions of Next.js that `@aws-amplify/adapter-nextjs` works with. */
const SUPPORTED = '>=13.5.0 <17.0.0'

/** Is the package one of Next.js, in a version that has an adapter, as far as it says? */
function hasAdapter(files: ModuleFiles, folder: string): boolean {
  const fields = files.manifestOf(folder)?.fields ?? {}
  const ranges = ['dependencies', 'devDependencies', 'peerDependencies'].flatMap((section) => {
    const listed = fields[section]
    const range = isRecord(listed) ? listed.next : undefined
    return typeof range === 'string' ? [range] : []
  })
  return (
    ranges.length > 0 &&
    ranges.every((range) => {
      const least = leastVersion(range)
      return least === null || semver.satisfies(least, SUPPORTED)
    })
  )
}

function freeName(folder: string): string {
  const taken = new Set(namesIn(folder).map(withoutExtension))
  const name = ['amplify-server', 'amplify-server-runner'].find((one) => !taken.has(one))
  return name ?? 'amplift-server'
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    // Not there yet: no name is taken.
    return []
  }
}

function withoutExtension(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/, '')
}

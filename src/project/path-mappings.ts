import { posix } from 'node:path'
import { isRecord } from './manifest.js'

/** One entry of `paths`: a specifier with at most one `*`, and the files it may mean. */
export interface PathMapping {
  readonly pattern: string
  /** Below the root of the project, with `/`. */
  readonly targets: readonly string[]
}

/** Reads a text file of the project below its root; null when there is none. */
export type ReadText = (path: string) => string | null

/**
 * Reads the `paths` and the `baseUrl` that a tsconfig or jsconfig sets or inherits. Files that it
 * extends count when they lie in the project; those of packages carry no paths.
 */
export function readMappings(path: string, read: ReadText): readonly PathMapping[] {
  const options = inherited(path, read, new Set())
  const paths = [...options.paths].sort((a, b) => weight(b.pattern) - weight(a.pattern))
  if (options.baseUrl === null) return paths
  return [...paths, { pattern: '*', targets: [posix.join(options.baseUrl, '*')] }]
}

/** Lists the files that a mapping gives for a specifier; empty when it does not fit. */
export function mappedPaths(mapping: PathMapping, specifier: string): readonly string[] {
  const [head = '', tail] = mapping.pattern.split('*')
  if (tail === undefined) return mapping.pattern === specifier ? mapping.targets : []
  if (!specifier.startsWith(head) || !specifier.endsWith(tail)) return []
  if (specifier.length < head.length + tail.length) return []
  const middle = specifier.slice(head.length, specifier.length - tail.length)
  return mapping.targets.map((target) => target.replace('*', () => middle))
}

/** Reads JSON with comments and trailing commas; null when it is none. */
export function parseLooseJson(text: string): unknown {
  const bare = text
    .replace(/^\uFEFF/, '')
    .replace(/("(?:\\.|[^"\\])*")|\/\*[\s\S]*?\*\/|\/\/.*/g, '$1')
  try {
    return JSON.parse(bare.replace(/("(?:\\.|[^"\\])*")|,(?=\s*[}\]])/g, '$1'))
  } catch {
    return null
  }
}

interface PathOptions {
  readonly paths: readonly PathMapping[]
  readonly baseUrl: string | null
}

const nothing: PathOptions = { paths: [], baseUrl: null }

function inherited(path: string, read: ReadText, seen: Set<string>): PathOptions {
  const text = seen.has(path) ? null : read(path)
  seen.add(path)
  const config = text === null ? null : parseLooseJson(text)
  if (!isRecord(config)) return nothing
  const folder = posix.dirname(path)
  let base = nothing
  for (const parent of parents(config.extends)) {
    // Without an extension `./base` means `./base.json`.
    const file = posix.join(folder, parent.endsWith('.json') ? parent : `${parent}.json`)
    base = merged(base, inherited(file, read, seen))
  }
  const own = isRecord(config.compilerOptions) ? config.compilerOptions : {}
  return merged(base, ownOptions(own, folder, base.baseUrl))
}

function ownOptions(
  own: Readonly<Record<string, unknown>>,
  folder: string,
  inheritedBase: string | null,
): PathOptions {
  const set = own.baseUrl
  const baseUrl = typeof set === 'string' ? posix.join(folder, set) : null
  // Without a baseUrl, paths are seen from the file that they stand in.
  const from = baseUrl ?? inheritedBase ?? folder
  const paths = isRecord(own.paths) ? own.paths : {}
  return {
    baseUrl,
    paths: Object.entries(paths).map(([pattern, targets]) => ({
      pattern,
      targets: texts(targets).map((target) => posix.join(from, target)),
    })),
  }
}

/** As the compiler does it: `paths` are replaced as a whole. */
function merged(base: PathOptions, own: PathOptions): PathOptions {
  return {
    paths: own.paths.length > 0 ? own.paths : base.paths,
    baseUrl: own.baseUrl ?? base.baseUrl,
  }
}

function parents(value: unknown): readonly string[] {
  const named = typeof value === 'string' ? [value] : texts(value)
  return named.filter((name) => name.startsWith('.'))
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** The compiler takes the longest text before `*`, and exact patterns before all others. */
function weight(pattern: string): number {
  const star = pattern.indexOf('*')
  return star === -1 ? Number.POSITIVE_INFINITY : star
}

/** What is read of a package.json. Everything may be missing or of another type: people write it. */
export interface Manifest {
  readonly name: string | null
  /** Names of packages that imports may mean. */
  readonly dependencies: ReadonlySet<string>
  /** `exports`, `imports`, `main` and the like, as they stand there. */
  readonly fields: Readonly<Record<string, unknown>>
}

/** Reads a package.json; null when it is no JSON object. */
export function parseManifest(text: string): Manifest | null {
  let fields: unknown
  try {
    fields = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
  if (!isRecord(fields)) return null
  const listed = dependencyFields.flatMap((field) => {
    const section = fields[field]
    return isRecord(section) ? Object.keys(section) : []
  })
  const name = typeof fields.name === 'string' ? fields.name : null
  return { name, dependencies: new Set(listed), fields }
}

/**
 * Lists the places below a package's folder where the module behind `subpath` may have its source,
 * best guess first. What a package publishes is built from somewhere: `dist/a.js` means `src/a.js`.
 *
 * @param subpath `.` or `./name`.
 */
export function entryPaths(manifest: Manifest, subpath: string): readonly string[] {
  const { fields } = manifest
  const named = exported(fields.exports, subpath)
  if (subpath === '.') {
    for (const field of ['source', 'module', 'main', 'types', 'typings']) named.push(fields[field])
    named.push('src/index', 'index')
  } else {
    named.push(subpath, `src/${subpath.slice(2)}`)
  }
  const paths = named.flatMap((path) => (typeof path === 'string' ? [path] : [])).map(cleaned)
  return [...new Set(paths.flatMap((path) => [path, path.replace(builtFolder, 'src/')]))]
}

/** Lists what the `imports` of a package.json say about a specifier that begins with `#`. */
export function importPaths(manifest: Manifest, specifier: string): readonly string[] {
  const targets = matching(manifest.fields.imports, specifier)
  return targets.flatMap((path) => (typeof path === 'string' ? [cleaned(path)] : []))
}

/** True for an object that is no array, as JSON knows it. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const dependencyFields = [
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'optionalDependencies',
]

const builtFolder = /^(?:dist|lib|build|out)\/(?:(?:esm|cjs|es|types|src)\/)?/

function exported(exports: unknown, subpath: string): unknown[] {
  const hasPaths = isRecord(exports) && Object.keys(exports).some((key) => key.startsWith('.'))
  if (hasPaths) return matching(exports, subpath)
  return subpath === '.' ? leaves(exports) : []
}

/** Values of the keys that fit a path, with the part that `*` stands for filled in. */
function matching(map: unknown, path: string): unknown[] {
  if (!isRecord(map)) return []
  return Object.entries(map).flatMap(([key, value]) => {
    if (key === path) return leaves(value)
    const [head = '', tail] = key.split('*')
    const fits = tail !== undefined && path.startsWith(head) && path.endsWith(tail)
    if (!fits || path.length < head.length + tail.length) return []
    const middle = path.slice(head.length, path.length - tail.length)
    return leaves(value).map((leaf) => leaf.replaceAll('*', middle))
  })
}

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(leaves)
  return isRecord(value) ? Object.values(value).flatMap(leaves) : []
}

function cleaned(path: string): string {
  return path.replace(/^\.\//, '')
}

import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import { entryPaths, importPaths, type Manifest } from './manifest.js'
import { mappedPaths, type PathMapping } from './path-mappings.js'

/** What has to be known about a project to say which file a specifier means. Paths are below the root. */
export interface ModuleContext {
  isFile(path: string): boolean
  /** Mappings that hold for files of a folder, the nearest first. */
  mappingsFor(folder: string): readonly PathMapping[]
  /** Nearest folder with a package.json, the root being the empty text. */
  packageOf(path: string): string
  manifestOf(folder: string): Manifest | null
  /** The modules in question: only their packages and their paths are compared with bare names. */
  readonly modules: Iterable<string>
}

/** Finds the file that a specifier means, seen from the file that imports it; null when unknown. */
export function resolveModule(
  specifier: string,
  importer: string,
  context: ModuleContext,
): string | null {
  const isFile = (path: string) => context.isFile(path)
  const folder = posix.dirname(importer)
  if (/^\.{1,2}(?:\/|$)/.test(specifier)) return moduleFile(posix.join(folder, specifier), isFile)
  for (const candidates of [
    () => context.mappingsFor(folder).flatMap((mapping) => mappedPaths(mapping, specifier)),
    () => privateImports(specifier, importer, context),
    () => workspaceEntries(specifier, context),
    () => commonAliases(specifier, importer, context),
    () => onlyModuleNamedLike(specifier, importer, context),
  ]) {
    for (const path of candidates()) {
      const file = moduleFile(path, isFile)
      if (file !== null) return file
    }
  }
  return null
}

/** Finds the file that a path without extension, or with the extension of its output, stands for. */
export function moduleFile(path: string, isFile: (path: string) => boolean): string | null {
  const base = posix.normalize(path).replace(/\/$/, '')
  if (base === '..' || base.startsWith('../')) return null
  if (base !== '.' && /\.\w+$/.test(base) && isFile(base)) return base
  for (const [output, sources] of outputs) {
    if (!base.endsWith(output)) continue
    const stem = base.slice(0, -output.length)
    const source = sources.map((extension) => stem + extension).find(isFile)
    if (source !== undefined) return source
  }
  const stems = base === '.' ? ['index'] : [base, `${base}/index`]
  for (const stem of stems) {
    const file = endings.map((ending) => stem + ending).find(isFile)
    if (file !== undefined) return file
  }
  return null
}

/** A specifier that ends in `.js` means the file it is compiled from, where that is what exists. */
const outputs: readonly (readonly [string, readonly string[]])[] = [
  ['.js', ['.ts', '.tsx', '.jsx']],
  ['.jsx', ['.tsx']],
  ['.mjs', ['.mts']],
  ['.cjs', ['.cts']],
]

const extensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.d.ts']
/** React Native picks a file by platform before it takes the plain one. */
const platforms = ['', '.native', '.web', '.ios', '.android']
const endings = platforms.flatMap((platform) => extensions.map((ending) => platform + ending))

/** Aliases that frameworks and bundlers set up where no tsconfig says so. */
const aliases: readonly (readonly [string, readonly string[]])[] = [
  ['@/', ['src', '', 'app']],
  ['~/', ['src', '', 'app']],
  ['@@/', ['']],
  ['~~/', ['']],
  ['$lib/', ['src/lib']],
  ['src/', ['src']],
  ['app/', ['app']],
  ['/', ['']],
]

function privateImports(specifier: string, importer: string, context: ModuleContext): string[] {
  if (!specifier.startsWith('#')) return []
  const folder = context.packageOf(importer)
  const manifest = context.manifestOf(folder)
  return manifest === null ? [] : below(folder, importPaths(manifest, specifier))
}

function workspaceEntries(specifier: string, context: ModuleContext): string[] {
  const folders = new Set([...context.modules].map((module) => context.packageOf(module)))
  return [...folders].flatMap((folder) => {
    const manifest = context.manifestOf(folder)
    const name = manifest?.name ?? null
    if (manifest === null || name === null) return []
    if (specifier !== name && !specifier.startsWith(`${name}/`)) return []
    return below(folder, entryPaths(manifest, `.${specifier.slice(name.length)}`))
  })
}

function commonAliases(specifier: string, importer: string, context: ModuleContext): string[] {
  const folders = new Set([context.packageOf(importer), ''])
  const whole = specifier === '$lib' ? '$lib/' : specifier
  return aliases.flatMap(([prefix, sources]) => {
    if (!whole.startsWith(prefix)) return []
    const rest = whole.slice(prefix.length)
    return [...folders].flatMap((folder) =>
      sources.map((source) => posix.join(folder, source, rest)),
    )
  })
}

/**
 * A bare specifier that no package.json knows is an alias that some bundler's configuration sets.
 * When its path fits one module of the same package and no other, that is the one.
 */
function onlyModuleNamedLike(
  specifier: string,
  importer: string,
  context: ModuleContext,
): readonly string[] {
  if (isBuiltin(specifier) || v5Package.test(specifier)) return []
  if (isDeclared(specifier, importer, context)) return []
  const home = context.packageOf(importer)
  const own = [...context.modules].filter((module) => context.packageOf(module) === home)
  const segments = specifier.split('/')
  const cuts = specifier.startsWith('@') ? [0, 1, 2] : [0, 1]
  for (const cut of cuts) {
    const rest = segments.slice(cut).join('/')
    if (rest === '') break
    const fits = own.filter((module) => {
      const file = moduleFile(rest, (path) => module === path || module.endsWith(`/${path}`))
      return file !== null
    })
    if (fits.length > 0) return fits.length === 1 ? fits : []
  }
  return []
}

/** Known by name even where a package.json forgets them: no module of the user's stands behind these. */
const v5Package =
  /^(?:aws-amplify|@aws-amplify\/[^/]+|amazon-cognito-identity-js|@amplift\/auth)(?:\/|$)/

function isDeclared(specifier: string, importer: string, context: ModuleContext): boolean {
  const [scope = '', name = ''] = specifier.split('/')
  const packageName = scope.startsWith('@') ? `${scope}/${name}` : scope
  return [context.packageOf(importer), ''].some(
    (folder) => context.manifestOf(folder)?.dependencies.has(packageName) === true,
  )
}

function below(folder: string, paths: readonly string[]): string[] {
  return paths.map((path) => posix.join(folder, path))
}

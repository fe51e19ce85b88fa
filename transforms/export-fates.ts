import { categories, exports, rootOfV6 } from '../src/table/exports.js'
import type { ExportRow } from '../src/table/row.js'
import { type Carries, comesFromShim, exportOf, v5Module } from './modules.js'
import { v5Package } from './v5-packages.js'

/** What becomes of a name that a v5 package exports beside Auth. */
export type ExportFate = { readonly row: ExportRow } & (
  | { readonly kind: 'moves'; readonly module: string; readonly imported: string }
  | { readonly kind: 'gone'; readonly note: string }
)

const all: readonly ExportRow[] = [...exports, ...categories]
const root = all.find(({ id }) => id === 'export.root') as ExportRow

/**
 * What becomes of one export of a module; null where it is Auth's, the Hub's, v6's own, or of no v5
 * package at all.
 */
export function fateOf(specifier: string, imported: string): ExportFate | null {
  const found = v5Package(specifier)
  if (!found || isSaidElsewhere(specifier, imported)) return null
  const { name, isDeep } = found
  const isNamed = imported !== '*' && imported !== '='
  if (name === 'aws-amplify' && rootOfV6.includes(imported) && !isDeep) return null
  const row = all.find(
    ({ from, kept, gone }) =>
      from.includes(name) && (kept?.names.includes(imported) || gone.includes(imported)),
  )
  if (row) return ofRow(row, imported)
  if (!isNamed) return null
  // What v5's own paths export besides is of no use to anybody once the paths are gone.
  if (isDeep) return gone(ofPackage(name), imported)
  return name === 'aws-amplify' ? gone(root, imported) : null
}

/**
 * Is the import one that v6 understands? A package that v6 has as well is left alone in a file that is
 * on v6 already.
 */
export function staysThere(
  { module, imported, row }: Extract<ExportFate, { kind: 'moves' }>,
  specifier: string,
  name: string,
  importsV6: boolean,
): boolean {
  if (imported !== name) return false
  return module === specifier || (importsV6 && (row.kept?.also ?? []).includes(specifier))
}

/** What becomes of `Amplify.Logger`: a member that v5's Amplify had for an export of the root. */
export function memberFate(key: string): ExportFate | null {
  const row = all.find(({ name }) => name === key || name === `Amplify.${key}`)
  return row && row !== root ? ofRow(row, key) : null
}

/** Where v6 has everything that a module of v5 exports, under the same names. */
export function wholeModule(
  specifier: string,
): { readonly module: string; readonly row: ExportRow } | null {
  const row = all.find(({ from, gone }) => from.at(-1) === specifier && gone.length === 0)
  const { module, renamed } = row?.kept ?? {}
  const isWhole = row?.kind === 'category' && !renamed && module !== specifier
  return row && module && isWhole ? { module, row } : null
}

/** What becomes of a module that is imported whole; null where v6 still has it. */
export function packageFate(specifier: string): ExportFate | null {
  const found = v5Package(specifier)
  const row = found && all.find(({ endsIn }) => endsIn === found.name)
  if (!found || (!row && !found.isDeep)) return null
  const note = `v6 has no ${specifier}; ${(row ?? root).instead}`
  return { kind: 'gone', row: row ?? root, note }
}

/** The row that speaks for a whole package. */
function ofPackage(name: string): ExportRow {
  const last = all.findLast(({ from }) => from.includes(name))
  return name === 'aws-amplify' ? root : (last ?? root)
}

function ofRow(row: ExportRow, imported: string): ExportFate {
  const { kept } = row
  if (!kept?.names.includes(imported)) return gone(row, imported)
  const name = kept.renamed?.[imported] ?? imported
  return { kind: 'moves', row, module: kept.module, imported: name }
}

function gone(row: ExportRow, imported: string): ExportFate {
  const name = imported === 'default' ? row.name : imported
  return { kind: 'gone', row, note: `v6 has no ${name}; ${row.instead}` }
}

const OWN_RULES: ReadonlySet<Carries> = new Set(['auth', 'hub', 'ssr-factory', 'provider-enum'])

/** Auth, Hub, withSSRContext and the types that go with them have rules of their own. */
function isSaidElsewhere(specifier: string, imported: string): boolean {
  const module = v5Module(specifier)
  if (module === null || module === 'other') return false
  const hasRules = OWN_RULES.has(exportOf(module, imported))
  return module === 'auth' || hasRules || comesFromShim(module, imported)
}

import { isMap, isNode, isScalar, parseDocument, type YAMLMap } from 'yaml'
import type { Entry, EntryKind } from './package-json.js'

/** Files beside the root's package.json that hold versions for all packages of a workspace. */
export const catalogFiles: readonly string[] = ['pnpm-workspace.yaml', '.yarnrc.yml']

/** Lists what such a file says about packages; null when it cannot be read. */
export function catalogEntries(text: string): readonly Entry[] | null {
  const document = parseDocument(text)
  if (document.errors.length > 0) return null
  const { contents } = document
  if (!isMap(contents)) return []
  return Object.entries(sections).flatMap(([section, kind]) => {
    const node = contents.get(section)
    return isMap(node) ? leaves(node, [section], kind) : []
  })
}

/** Writes another range in the quotes of the old one, and changes no other byte. */
export function withCatalogRange(text: string, path: readonly string[], range: string): string {
  const node = parseDocument(text).getIn(path, true)
  if (!isScalar(node) || !node.range) return text
  const [start, end] = node.range
  const quote = /^['"]/.exec(text.slice(start, end))?.[0] ?? ''
  return `${text.slice(0, start)}${quote}${range}${quote}${text.slice(end)}`
}

/** Takes the lines of an entry out, and its section with it when nothing else was in there. */
export function withoutCatalogEntry(text: string, path: readonly string[]): string {
  const parent = parseDocument(text).getIn(path.slice(0, -1), true)
  if (!isMap(parent)) return text
  const pair = parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
  if (pair === undefined) return text
  if (parent.items.length === 1 && path.length > 1)
    return withoutCatalogEntry(text, path.slice(0, -1))
  const [from, to] = [rangeOf(pair.key)?.[0], rangeOf(pair.value)?.[1]]
  if (from === undefined || to === undefined) return text
  const start = text.lastIndexOf('\n', from - 1) + 1
  const newline = text.indexOf('\n', to - 1)
  return text.slice(0, start) + (newline === -1 ? '' : text.slice(newline + 1))
}

function rangeOf(node: unknown): readonly number[] | undefined {
  return isNode(node) ? (node.range ?? undefined) : undefined
}

const sections: Readonly<Record<string, EntryKind>> = {
  catalog: 'catalog',
  catalogs: 'catalog',
  overrides: 'pin',
}

function leaves(map: YAMLMap, path: readonly string[], kind: EntryKind): readonly Entry[] {
  return map.items.flatMap(({ key, value }): readonly Entry[] => {
    if (!isScalar(key) || !key.range) return []
    const name = String(key.value)
    if (isMap(value)) return leaves(value, [...path, name], kind)
    if (!isScalar(value)) return []
    // A version such as 5 or 5.3 is a number to YAML, and no other than its own text.
    const range = value.source ?? String(value.value)
    return [{ kind, path: [...path, name], name, range, start: key.range[0] }]
  })
}

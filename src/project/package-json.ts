import {
  applyEdits,
  findNodeAtLocation,
  getNodeValue,
  modify,
  type Node,
  parseTree,
} from 'jsonc-parser'

/** What an entry of a package.json, or of a file of catalogs, is for. */
export type EntryKind =
  /** A dependency of the package. */
  | 'direct'
  /** What a library asks of those who use it. */
  | 'peer'
  /** A version that holds for the whole repository, whoever asks for the package. */
  | 'pin'
  /** A version that others refer to by `catalog:`. */
  | 'catalog'

/** One package and the range it is wanted in. */
export interface Entry {
  readonly kind: EntryKind
  /** Keys that lead to the range, in the file. */
  readonly path: readonly string[]
  readonly name: string
  readonly range: string
  /** Offset of the key. */
  readonly start: number
}

/** Lists what a package.json says about packages; null when it is no JSON object. */
export function entriesOf(text: string): readonly Entry[] | null {
  const errors: unknown[] = []
  const root = parseTree(text, errors as never[], { disallowComments: true })
  if (root?.type !== 'object' || errors.length > 0) return null
  return sections.flatMap(({ path, kind }) => {
    const node = findNodeAtLocation(root, [...path])
    return node === undefined ? [] : leaves(node, path, kind)
  })
}

/** The value at a path of keys, undefined where there is none. */
export function valueAt(text: string, path: readonly string[]): unknown {
  const root = parseTree(text)
  const node = root && findNodeAtLocation(root, [...path])
  return node && getNodeValue(node)
}

/** Writes another range, and changes no other byte. */
export function withRange(text: string, path: readonly string[], range: string): string {
  const root = parseTree(text)
  const node = root && findNodeAtLocation(root, [...path])
  if (node?.type !== 'string') return text
  return `${text.slice(0, node.offset)}${JSON.stringify(range)}${text.slice(node.offset + node.length)}`
}

/** Takes an entry out, and the sections around it when nothing else was in there. */
export function withoutEntry(text: string, path: readonly string[]): string {
  const parent = path.slice(0, -1)
  const properties = propertiesAt(text, parent)
  const at = properties.findIndex(({ name }) => name === path.at(-1))
  const property = properties[at]
  if (property === undefined) return text
  if (properties.length === 1 && parent.length > 0) return withoutEntry(text, parent)
  const before = properties[at - 1]
  const after = properties[at + 1]
  // The last of several takes the comma before it along, every other one the comma behind it.
  const start = after === undefined ? (before?.end ?? property.start) : property.start
  return text.slice(0, start) + text.slice(after?.start ?? property.end)
}

/**
 * Puts an entry in, spaced as its neighbours are: in the order of names where that is the order of the
 * section, else last.
 */
export function withEntry(text: string, path: readonly string[], value: unknown): string {
  const name = path.at(-1) ?? ''
  const properties = propertiesAt(text, path.slice(0, -1))
  const [first] = properties
  if (first === undefined || typeof value === 'object') {
    return applyEdits(text, modify(text, [...path], value, { formattingOptions: layoutOf(text) }))
  }
  const names = properties.map((property) => property.name)
  const later = isSorted(names) ? names.findIndex((other) => other > name) : -1
  const colon = text.slice(first.start + JSON.stringify(first.name).length, first.value)
  const entry = `${JSON.stringify(name)}${colon}${JSON.stringify(value)}`
  const gap = spaceBefore(text, (properties[1] ?? first).start)
  if (later === 0) return `${text.slice(0, first.start)}${entry},${gap}${text.slice(first.start)}`
  const end = properties.at(later === -1 ? -1 : later - 1)?.end ?? first.end
  return `${text.slice(0, end)},${gap}${entry}${text.slice(end)}`
}

/** A property of an object in the text of a file. */
interface Property {
  readonly name: string
  readonly start: number
  readonly end: number
  /** Where its value begins. */
  readonly value: number
}

function propertiesAt(text: string, path: readonly string[]): readonly Property[] {
  const root = parseTree(text)
  const object = root && findNodeAtLocation(root, [...path])
  return (object?.type === 'object' ? (object.children ?? []) : []).flatMap((property) => {
    const [key, value] = property.children ?? []
    if (key === undefined || value === undefined) return []
    const { offset: start, length } = property
    return [{ name: String(key.value), start, end: start + length, value: value.offset }]
  })
}

function spaceBefore(text: string, at: number): string {
  return /\s*$/.exec(text.slice(0, at))?.[0] ?? ''
}

/** Where packages are named. Deep sections nest, as the overrides of npm do. */
const sections: readonly { readonly path: readonly string[]; readonly kind: EntryKind }[] = [
  { path: ['dependencies'], kind: 'direct' },
  { path: ['devDependencies'], kind: 'direct' },
  { path: ['optionalDependencies'], kind: 'direct' },
  { path: ['peerDependencies'], kind: 'peer' },
  { path: ['resolutions'], kind: 'pin' },
  { path: ['overrides'], kind: 'pin' },
  { path: ['pnpm', 'overrides'], kind: 'pin' },
  { path: ['catalog'], kind: 'catalog' },
  { path: ['catalogs'], kind: 'catalog' },
  { path: ['workspaces', 'catalog'], kind: 'catalog' },
  { path: ['workspaces', 'catalogs'], kind: 'catalog' },
]

function leaves(node: Node, path: readonly string[], kind: EntryKind): readonly Entry[] {
  return (node.children ?? []).flatMap((property): readonly Entry[] => {
    const [key, value] = property.children ?? []
    if (property.type !== 'property' || key === undefined || value === undefined) return []
    const inner = [...path, String(key.value)]
    if (value.type === 'object') return leaves(value, inner, kind)
    if (value.type !== 'string') return []
    const name = packageName(inner)
    return [{ kind, path: inner, name, range: String(value.value), start: key.offset }]
  })
}

/** `**\/name` of yarn means the package wherever it is; `.` of npm means the key around it. */
function packageName(path: readonly string[]): string {
  const last = path.at(-1) ?? ''
  return (last === '.' ? (path.at(-2) ?? '') : last).replace(/^\*\*\//, '')
}

function isSorted(names: readonly string[]): boolean {
  return names.every((name, index) => index === 0 || (names[index - 1] ?? '') < name)
}

function layoutOf(text: string): { insertSpaces: boolean; tabSize: number; eol: string } {
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? '  '
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  }
}

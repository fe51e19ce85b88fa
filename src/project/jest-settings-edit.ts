import { indentAt, layoutOf, startsLine } from '../../transforms/layout.js'
import {
  isMember,
  type Node,
  type NodeOf,
  startOf,
  staticKey,
  unwrapInwards,
  walk,
} from '../../transforms/node.js'
import { parseScript } from '../../transforms/parse.js'
import { scriptOf } from '../../transforms/script.js'
import { valueAt, withEntry } from './package-json.js'

/** A file that Jest is to load, put into its settings. */
export type NewSetting =
  /** In the section of a package.json. */
  | { readonly kind: 'section'; readonly setupFiles: readonly string[] }
  | {
      readonly kind: 'file'
      readonly path: string
      readonly before: string
      readonly after: string
    }

/** Adds a setup file to settings; null where they are worked out. */
export function withSetupFile(
  { path, text }: { readonly path: string; readonly text: string },
  file: string,
): NewSetting | null {
  if (path.endsWith('package.json')) {
    return { kind: 'section', setupFiles: listed(text, ['jest', KEY], file) }
  }
  const after = path.endsWith('.json')
    ? withEntry(text, [KEY], listed(text, [KEY], file))
    : inObject(path, text, file)
  return after === null ? null : { kind: 'file', path, before: text, after }
}

const KEY = 'setupFiles'

function listed(text: string, path: readonly string[], file: string): string[] {
  const before = valueAt(text, path)
  return [...(Array.isArray(before) ? before.map(String) : []), file]
}

/** The settings as a module that exports an object. */
function inObject(path: string, text: string, file: string): string | null {
  const parsed = parseScript(scriptOf(text, path))
  const object = parsed.ok ? settingsIn(parsed.file.program) : null
  if (!object) return null
  const layout = layoutOf(text)
  const value = `${layout.quote}${file}${layout.quote}`
  const list = object.properties.find(
    (one) => one.type !== 'SpreadElement' && staticKey(one) === KEY,
  )
  if (list) {
    const array = list.type === 'ObjectProperty' ? unwrapInwards(list.value as Node) : null
    if (array?.type !== 'ArrayExpression') return null
    const comma = array.elements.length > 0 ? ', ' : ''
    return insert(text, startOf(array) + 1, value + comma)
  }
  const [first] = object.properties
  const entry = `${KEY}: [${value}]`
  if (!first) return insert(text, startOf(object) + 1, ` ${entry} `)
  const isBroken = startsLine(text, startOf(first))
  const gap = isBroken ? layout.newline + indentAt(text, startOf(first)) : ' '
  return insert(text, startOf(first), `${entry},${gap}`)
}

function insert(text: string, at: number, more: string): string {
  return text.slice(0, at) + more + text.slice(at)
}

/** The object that says what Jest does: exported, or named on the way to that. */
function settingsIn(program: Node): NodeOf<'ObjectExpression'> | null {
  let found: NodeOf<'ObjectExpression'> | null = null
  walk(program, (node) => {
    if (found) return false
    const value = settingsOf(node)
    const object = value && unwrapInwards(value)
    if (object?.type === 'ObjectExpression' && saysJest(object)) found = object
    return !found
  })
  return found
}

function settingsOf(node: Node): Node | null {
  if (node.type === 'ExportDefaultDeclaration') return argumentOf(node.declaration)
  if (node.type === 'VariableDeclarator') return node.init ?? null
  if (node.type !== 'AssignmentExpression' || !isMember(node.left)) return null
  return staticKey(node.left) === 'exports' ? argumentOf(node.right) : null
}

/** `createJestConfig({ … })` */
function argumentOf(node: Node): Node {
  const inner = unwrapInwards(node)
  const [first] = inner.type === 'CallExpression' ? (inner.arguments as Node[]) : []
  return first ?? inner
}

function saysJest({ properties }: NodeOf<'ObjectExpression'>): boolean {
  return properties.some((one) => one.type !== 'SpreadElement' && KEYS.test(staticKey(one) ?? ''))
}

const KEYS =
  /^(?:preset|transform|testEnvironment|moduleNameMapper|testMatch|testRegex|roots|setupFiles|setupFilesAfterEnv|collectCoverage|collectCoverageFrom|coverageDirectory|testPathIgnorePatterns|transformIgnorePatterns|moduleFileExtensions|moduleDirectories|clearMocks|verbose|snapshotSerializers|displayName)$/

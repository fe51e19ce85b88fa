import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

/** What a room may reach. Rooms of our own go by their folder; everything not named is forbidden. */
interface Room {
  /** Rooms whose modules it may import; its own are always allowed. */
  readonly rooms: readonly string[]
  /** Rooms of which it may import types only. */
  readonly types?: readonly string[]
  /** Rooms that it may load with a dynamic `import()` only. */
  readonly lazily?: readonly string[]
  /** Packages: all of them, or those named (with their subpaths). Node's own modules are `node:`. */
  readonly packages: 'any' | readonly string[]
  /** Packages of which it may import types only: they are not there when the tool is installed. */
  readonly typePackages?: readonly string[]
  /** Packages that it must not name although any other is allowed. */
  readonly never?: readonly string[]
  /** Global names that it must not touch. */
  readonly globals: readonly string[]
  /** Files of the room, or folders ending in a slash, that may use these globals nevertheless. */
  readonly except?: Readonly<Record<string, readonly string[]>>
}

const TERMINAL = ['process', 'console']
const HOST = ['window', 'document', 'localStorage', 'sessionStorage', 'navigator', 'location']
const EFFECTS = ['fetch', 'crypto', 'setTimeout', 'setInterval', 'Date.now', 'Math.random']
/** What an app that imports the runtime, or a test that imports the emulator, must never install. */
const TOOLING = ['jscodeshift', 'ts-morph', 'typescript', '@babel/parser', 'magic-string']

/**
 * The house. A folder that is not here is no room, and a file in it fails; a room that does not exist
 * yet is checked from its first file on. `shim` itself is the doors: files beside the rooms.
 */
const HOUSE: Readonly<Record<string, Room>> = {
  'src/table': { rooms: [], packages: [], globals: [...TERMINAL, ...HOST, ...EFFECTS] },
  transforms: {
    rooms: ['src/table'],
    packages: ['@babel/parser', 'magic-string'],
    typePackages: ['@babel/types', 'jscodeshift'],
    globals: [...TERMINAL, ...HOST, ...EFFECTS],
  },
  'src/project': { rooms: ['src/table', 'transforms'], packages: 'any', globals: TERMINAL },
  'src/report': {
    rooms: ['src/table', 'transforms'],
    packages: 'any',
    globals: TERMINAL,
    // Run by itself when the docs are built, so it has a command line of its own.
    except: { 'src/report/write-readme.ts': TERMINAL },
  },
  'src/cli': {
    rooms: ['src/table', 'src/project', 'src/report', 'transforms'],
    lazily: ['emulator'],
    packages: 'any',
    globals: [],
  },
  helpers: { rooms: [], packages: ['aws-amplify'], globals: TERMINAL },
  eslint: { rooms: ['transforms', 'src/table'], packages: 'any', globals: TERMINAL },
  playground: { rooms: ['transforms', 'src/table'], packages: 'any', globals: TERMINAL },
  shim: {
    rooms: ['shim/core', 'shim/platform', 'shim/functions', 'shim/legacy', 'shim/identity-js'],
    packages: [],
    globals: [...TERMINAL, ...HOST, ...EFFECTS],
  },
  'shim/core': {
    rooms: [],
    types: ['shim/platform'],
    packages: 'any',
    never: [...TOOLING, 'node:'],
    globals: [...TERMINAL, ...HOST, ...EFFECTS],
  },
  'shim/platform': { rooms: [], packages: 'any', never: TOOLING, globals: ['console'] },
  ...door('shim/functions'),
  ...door('shim/legacy'),
  ...door('shim/identity-js'),
  emulator: {
    rooms: [],
    packages: 'any',
    never: TOOLING,
    globals: TERMINAL,
    except: { 'emulator/cli/': TERMINAL },
  },
}

/** Names under which a room is imported as a package, by itself or by others. */
const PACKAGES: Readonly<Record<string, string>> = {
  amplift: 'transforms',
  '@amplift/auth': 'shim',
  '@amplift/cognito': 'emulator',
}

describe('the house', () => {
  const files = readFiles(fileURLToPath(new URL('..', import.meta.url)))

  test('has files in the rooms that the check looks at', () => {
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['src/table/row.ts', 'transforms/model.ts']),
    )
  })

  test('keeps to its arrows, has no cycle and touches the outside only where it may', () => {
    expect(checkHouse(files, HOUSE)).toEqual([])
  })
})

describe('the check', () => {
  const clean = {
    'src/table/row.ts': `export interface Row { readonly process: string }`,
    'src/cli/main.ts': `import { a } from '../../transforms/a.js'\nconsole.log(process.argv, a)`,
    'transforms/a.ts': `import type { Row } from '../src/table/row.js'\nexport const a = (row: Row) => row.process`,
  }
  const planted = (extra: Record<string, string>) =>
    checkHouse(new Map(Object.entries({ ...clean, ...extra })), HOUSE)

  test('finds nothing in a clean house', () => {
    expect(planted({})).toEqual([])
  })

  test.each([
    ['a value', `import { b } from '../src/project/b.js'`],
    ['a type', `import type { B } from '../src/project/b.js'`],
    ['an effect', `import '../src/project/b.js'`],
    ['a re-export', `export * from '../src/project/b.js'`],
    ['a type in place', `export type B = import('../src/project/b.js').B`],
    ['a dynamic import', `export const b = () => import('../src/project/b.js')`],
    ['a require', `export const b = require('../src/project/b.js')`],
    ['an import assignment', `import b = require('../src/project/b.js')`],
    ['a vacant import', `import {} from '../src/project/b.js'`],
  ])('reports a forbidden arrow made by %s', (_form, code) => {
    const extra = { 'transforms/x.ts': code, 'src/project/b.ts': `export const b = 1` }
    expect(planted(extra)).toEqual(['transforms/x.ts: transforms may not import src/project'])
  })

  test('reports an arrow between two doors, and one from the runtime to the tool', () => {
    expect(
      planted({
        'shim/legacy/auth.ts': `import { signIn } from '../functions/sign-in.js'`,
        'shim/functions/sign-in.ts': `export const signIn = 1`,
        'shim/core/engine.ts': `export { a } from '../../transforms/a.js'`,
      }),
    ).toEqual([
      'shim/core/engine.ts: shim/core may not import transforms',
      'shim/legacy/auth.ts: shim/legacy may not import shim/functions',
    ])
  })

  test('reports a room that is reached by the name of its package', () => {
    expect(planted({ 'emulator/x.ts': `import { signIn } from '@amplift/auth/legacy'` })).toEqual([
      'emulator/x.ts: emulator may not import shim',
    ])
  })

  test('lets the command line load the local Cognito late, not at its start', () => {
    const late = `export const start = () => import('@amplift/cognito')`
    expect(planted({ 'src/cli/emulator.ts': late })).toEqual([])
    expect(planted({ 'src/cli/emulator.ts': `import { start } from '@amplift/cognito'` })).toEqual([
      'src/cli/emulator.ts: src/cli may import emulator only with import()',
    ])
  })

  test('lets the core have types of the platform, not values', () => {
    const platform = { 'shim/platform/clock.ts': `export type Clock = () => number` }
    const type = `import type { Clock } from '../platform/clock.js'`
    const value = `import { type Clock } from '../platform/clock.js'`
    expect(planted({ ...platform, 'shim/core/x.ts': type })).toEqual([])
    expect(planted({ ...platform, 'shim/core/x.ts': value })).toEqual([
      'shim/core/x.ts: shim/core may import only types of shim/platform',
    ])
  })

  test('reports cycles, those of types too', () => {
    expect(
      planted({
        'src/project/a.ts': `import { b } from './b.js'\nexport const a = b`,
        'src/project/b.ts': `import { c } from './c.js'\nexport const b = c`,
        'src/project/c.ts': `export { a as c } from './a.js'`,
        'src/report/d.ts': `import type { E } from './e.js'\nexport type D = E`,
        'src/report/e.ts': `import type { D } from './d.js'\nexport type E = D[]`,
        'src/report/self.ts': `import * as self from './self.js'\nexport const own = self`,
      }),
    ).toEqual([
      'cycle: src/project/a.ts -> src/project/b.ts -> src/project/c.ts -> src/project/a.ts',
      'cycle: src/report/d.ts -> src/report/e.ts -> src/report/d.ts',
      'cycle: src/report/self.ts -> src/report/self.ts',
    ])
  })

  test.each([
    ['src/table/x.ts', 'node:fs', 'src/table may not import node:fs'],
    ['src/table/x.ts', 'magic-string', 'src/table may not import magic-string'],
    ['transforms/x.ts', 'node:path', 'transforms may not import node:path'],
    ['transforms/x.ts', 'fs/promises', 'transforms may not import node:fs/promises'],
    ['transforms/x.ts', 'fast-glob', 'transforms may not import fast-glob'],
    ['helpers/x.ts', 'aws-amplify-v5', 'helpers may not import aws-amplify-v5'],
    ['shim/core/x.ts', 'node:crypto', 'shim/core may not import node:crypto'],
    ['shim/platform/x.ts', 'typescript', 'shim/platform may not import typescript'],
    ['emulator/x.ts', 'jscodeshift/src/core', 'emulator may not import jscodeshift/src/core'],
  ])('reports in %s the package %s', (path, name, complaint) => {
    expect(planted({ [path]: `import '${name}'` })).toEqual([`${path}: ${complaint}`])
  })

  test('lets transforms have types of the packages that are not installed with the tool', () => {
    const type = `import type { File } from '@babel/types'`
    const value = `import { isIdentifier } from '@babel/types'`
    expect(planted({ 'transforms/x.ts': type })).toEqual([])
    expect(planted({ 'transforms/x.ts': value })).toEqual([
      'transforms/x.ts: transforms may import only types of @babel/types',
    ])
  })

  test('lets helpers have the functions of Amplify', () => {
    expect(planted({ 'helpers/x.ts': `import { signIn } from 'aws-amplify/auth'` })).toEqual([])
  })

  test.each([
    ['transforms/x.ts', `export const here = process.cwd()`, 'process'],
    ['src/report/x.ts', `console.error('no')`, 'console'],
    ['src/report/x.ts', `export const env = globalThis.process.env`, 'process'],
    ['src/report/x.ts', `export const env = { process }`, 'process'],
    ['src/report/x.ts', `export class Env { all = process }`, 'process'],
    ['src/report/x.ts', `const a = (process: string) => process\nprocess.exit(a('1'))`, 'process'],
    ['src/report/x.ts', `{ const process = 1 }\nexport const env = [process]`, 'process'],
    ['src/project/x.ts', `import { argv } from 'node:process'`, 'process'],
    ['src/project/x.ts', `import { log } from 'console'`, 'console'],
    ['shim/core/x.ts', `export const now = () => Date.now()`, 'Date.now'],
    ['shim/core/x.ts', `export const get = () => fetch('/')`, 'fetch'],
    ['src/table/x.ts', `export const id = Math.random()`, 'Math.random'],
  ])('reports in %s: %s', (path, code, name) => {
    expect(planted({ [path]: code })).toContainEqual(expect.stringContaining(`may not use ${name}`))
  })

  test('knows a global from a property, a parameter and a text', () => {
    const code = `
      export const row = { console: 1, process: 'process', fetch() {} }
      export const read = (process: { fetch: number }) => process.fetch + row.console
      export function list({ crypto = 1 }, [location]: string[]) {
        for (const window of 'ab') if (location === window) return crypto
        try { return row.fetch() } catch (navigator) { return navigator }
      }
      export class Timer { readonly console = 1; setTimeout() { return this.console } }
      export type Console = { readonly console: typeof row.console }`
    expect(planted({ 'transforms/x.ts': code })).toEqual([])
  })

  test('lets a named exception through and nothing beside it', () => {
    const code = `console.log(1)`
    expect(planted({ 'src/report/write-readme.ts': code, 'emulator/cli/main.ts': code })).toEqual(
      [],
    )
    expect(planted({ 'src/report/write.ts': code, 'emulator/cli.ts': code })).toHaveLength(2)
  })

  test('fails closed: unknown rooms, unknown files and imports that cannot be read', () => {
    expect(
      planted({
        'src/other/x.ts': `export const x = 1`,
        'shim/other/x.ts': `export const x = 1`,
        'src/cli/gone.ts': `import './missing.js'`,
        'src/cli/out.ts': `import data from '../../package.json'`,
        'src/project/any.ts': `export const load = (name: string) => import(name)`,
      }),
    ).toEqual([
      'shim/other/x.ts: belongs to no room',
      'src/cli/gone.ts: ./missing.js is no file of the house',
      'src/cli/out.ts: ../../package.json is no file of the house',
      'src/other/x.ts: belongs to no room',
      'src/project/any.ts: imports a name that only the run knows',
    ])
  })
})

/** The doors of the runtime stand beside each other: none knows another. */
function door(name: string): Record<string, Room> {
  return {
    [name]: {
      rooms: ['shim/core', 'shim/platform'],
      packages: 'any',
      never: [...TOOLING, 'node:'],
      globals: TERMINAL,
    },
  }
}

/** One import as it is written. `type` is gone at run time, `lazy` waits for a call. */
interface Import {
  readonly specifier: string | null
  readonly kind: 'value' | 'type' | 'lazy'
}

type House = Readonly<Record<string, Room>>

/**
 * Says what is wrong, one sentence each, sorted; an empty list is a sound house.
 *
 * Cycles are cycles of the source: imports of types and dynamic imports count like any other. Two
 * files whose types need each other are one idea, or hide a third file that both could import.
 */
function checkHouse(files: ReadonlyMap<string, string>, house: House): string[] {
  const complaints: string[] = []
  const arrows = new Map<string, string[]>()
  for (const [path, text] of files) {
    const name = roomOf(path, house)
    const room = name === null ? undefined : house[name]
    if (name === null || room === undefined) {
      complaints.push(`${path}: belongs to no room`)
      continue
    }
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
    const targets: string[] = []
    for (const each of readImports(source)) {
      const target = each.specifier === null ? null : resolveInside(path, each.specifier, files)
      if (target !== null) targets.push(target)
      const complaint = judgeImport(each, target, { path, name, room, house })
      if (complaint !== null) complaints.push(`${path}: ${complaint}`)
    }
    arrows.set(path, targets)
    complaints.push(...judgeGlobals(source, path, name, room))
  }
  return [...new Set([...complaints, ...findCycles(arrows)])].sort()
}

/** The innermost room around a file. Of a room with rooms in it, only the files beside them. */
function roomOf(path: string, house: House): string | null {
  const names = Object.keys(house)
  const around = names.filter((name) => path.startsWith(`${name}/`))
  const name = around.sort((a, b) => b.length - a.length)[0]
  if (name === undefined) return null
  const hasRooms = names.some((other) => other.startsWith(`${name}/`))
  return hasRooms && posix.dirname(path) !== name ? null : name
}

function judgeImport(
  { specifier, kind }: Import,
  target: string | null,
  { path, name, room, house }: { path: string; name: string; room: Room; house: House },
): string | null {
  if (specifier === null) return 'imports a name that only the run knows'
  if (!specifier.startsWith('.') && packageRoom(specifier) === null) {
    return judgePackage({ specifier, kind }, path, name, room)
  }
  const to = target === null ? packageRoom(specifier) : roomOf(target, house)
  if (to === null) return `${specifier} is no file of the house`
  if (to === name || room.rooms.includes(to)) return null
  if (room.types?.includes(to)) {
    return kind === 'type' ? null : `${name} may import only types of ${to}`
  }
  if (room.lazily?.includes(to)) {
    return kind === 'lazy' ? null : `${name} may import ${to} only with import()`
  }
  return `${name} may not import ${to}`
}

function judgePackage(
  { specifier, kind }: { specifier: string; kind: Import['kind'] },
  path: string,
  name: string,
  room: Room,
): string | null {
  const bare = specifier.replace(/^node:/, '')
  const isNode = bare !== specifier || builtinModules.includes(bare)
  const full = isNode ? `node:${bare}` : specifier
  const isOneOf = (list: readonly string[] = []): boolean =>
    list.some((one) => full === one || full.startsWith(`${one}/`) || (one === 'node:' && isNode))
  if (isNode && TERMINAL.includes(bare) && forbidden(path, room).includes(bare)) {
    return `${name} may not use ${bare}`
  }
  if (room.packages === 'any' || isOneOf(room.packages)) {
    return isOneOf(room.never) ? `${name} may not import ${full}` : null
  }
  if (!isOneOf(room.typePackages)) return `${name} may not import ${full}`
  return kind === 'type' ? null : `${name} may import only types of ${full}`
}

function packageRoom(specifier: string): string | null {
  const name = Object.keys(PACKAGES).find(
    (each) => specifier === each || specifier.startsWith(`${each}/`),
  )
  return name === undefined ? null : (PACKAGES[name] ?? null)
}

/** Every way in which a module names another one. */
function readImports(source: ts.SourceFile): Import[] {
  const found: Import[] = []
  const add = (node: ts.Node | undefined, kind: Import['kind']): void => {
    const specifier = node !== undefined && ts.isStringLiteralLike(node) ? node.text : null
    found.push({ specifier, kind })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const isType = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      add(node.moduleSpecifier, isType ? 'type' : 'value')
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      add(node.moduleSpecifier, node.isTypeOnly ? 'type' : 'value')
    } else if (ts.isExternalModuleReference(node)) {
      add(node.expression, 'value')
    } else if (ts.isImportTypeNode(node)) {
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, 'type')
    } else if (ts.isCallExpression(node)) {
      const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require'
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0], 'lazy')
      else if (isRequire) add(node.arguments[0], 'value')
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** Our imports end in `.js` and mean the TypeScript file; a declaration file counts as well. */
function resolveInside(
  from: string,
  specifier: string,
  files: ReadonlyMap<string, string>,
): string | null {
  if (!specifier.startsWith('.')) return null
  const path = posix.join(posix.dirname(from), specifier)
  const bare = path.replace(/\.js$/, '')
  return [path, `${bare}.ts`, `${bare}.d.ts`].find((each) => files.has(each)) ?? null
}

function forbidden(path: string, room: Room): readonly string[] {
  const excused = Object.entries(room.except ?? {}).flatMap(([place, names]) =>
    path === place || (place.endsWith('/') && path.startsWith(place)) ? names : [],
  )
  return room.globals.filter((name) => !excused.includes(name))
}

/** Uses of a forbidden global name: bare, as a member of `globalThis`, or as `Date.now`. */
function judgeGlobals(source: ts.SourceFile, path: string, name: string, room: Room): string[] {
  const scopes = readScopes(source)
  const used = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isReference(node) && !isDeclared(node, scopes)) {
      used.add(node.text)
      const { parent } = node
      if (ts.isPropertyAccessExpression(parent)) {
        used.add(node.text === 'globalThis' ? parent.name.text : `${node.text}.${parent.name.text}`)
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return forbidden(path, room)
    .filter((each) => used.has(each))
    .map((each) => `${path}: ${name} may not use ${each}`)
}

/** Name -> the nodes inside which it is a name of the file itself. */
function readScopes(source: ts.SourceFile): ReadonlyMap<string, ReadonlySet<ts.Node>> {
  const scopes = new Map<string, Set<ts.Node>>()
  const visit = (node: ts.Node): void => {
    const { parent } = node
    if (ts.isIdentifier(node) && isValueDeclaration(parent) && parent.name === node) {
      const scope = ts.findAncestor(parent.parent, isScope) ?? source
      scopes.set(node.text, (scopes.get(node.text) ?? new Set()).add(scope))
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return scopes
}

function isValueDeclaration(node: ts.Node): node is ts.NamedDeclaration {
  return (
    ts.isVariableDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isBindingElement(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isImportSpecifier(node) ||
    ts.isImportClause(node) ||
    ts.isNamespaceImport(node)
  )
}

function isScope(node: ts.Node): boolean {
  const isLoop = ts.isForStatement(node) || ts.isForOfStatement(node) || ts.isForInStatement(node)
  return ts.isFunctionLike(node) || ts.isBlock(node) || ts.isCatchClause(node) || isLoop
}

function isDeclared(
  node: ts.Identifier,
  scopes: ReadonlyMap<string, ReadonlySet<ts.Node>>,
): boolean {
  const own = scopes.get(node.text)
  if (own === undefined) return false
  return (
    own.has(node.getSourceFile()) || ts.findAncestor(node, (each) => own.has(each)) !== undefined
  )
}

/** A name in the place of a value; names of members, of types and of declarations are none. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isShorthandPropertyAssignment(parent)) return true
  const isName = 'name' in parent && parent.name === node
  const isOuterName = 'propertyName' in parent && parent.propertyName === node
  return !isName && !isOuterName && !ts.isTypeReferenceNode(parent) && !ts.isQualifiedName(parent)
}

/** At least one way round each knot of files, from its first file on. */
function findCycles(arrows: ReadonlyMap<string, readonly string[]>): string[] {
  const cycles: string[] = []
  const done = new Set<string>()
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path)
    if (at >= 0) cycles.push(`cycle: ${[...trail.slice(at), path].join(' -> ')}`)
    if (at >= 0 || done.has(path)) return
    for (const next of arrows.get(path) ?? []) walk(next, [...trail, path])
    done.add(path)
  }
  for (const path of [...arrows.keys()].sort()) walk(path, [])
  return cycles
}

/** The TypeScript sources of all rooms, by their path inside the repository. */
function readFiles(root: string): Map<string, string> {
  const roots = new Set([...Object.keys(HOUSE).map((name) => name.split('/')[0] ?? name), 'src'])
  const files = new Map<string, string>()
  for (const folder of [...roots].sort()) {
    for (const path of listSources(join(root, folder))) {
      files.set(path.slice(root.length).replaceAll('\\', '/'), readFileSync(path, 'utf8'))
    }
  }
  return files
}

function listSources(folder: string): string[] {
  let entries: ReturnType<typeof readEntries>
  try {
    entries = readEntries(folder)
  } catch {
    // A room that is not built yet.
    return []
  }
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : listSources(path)
    return /\.[cm]?tsx?$/.test(entry.name) ? [path] : []
  })
}

const SKIPPED = new Set(['node_modules', 'dist'])
const readEntries = (folder: string) => readdirSync(folder, { withFileTypes: true })

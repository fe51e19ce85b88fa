import ts from 'typescript'
import { migrated, textAfter } from './migrate.js'
import { type NameRead, type NamesOfFile, namesOf } from './typescript-names.js'

/** Runs a file and says what does not hold of it, though it has to whatever stands in the file. */
export function breaches(
  before: string,
  path: string,
  helperModule: string | null = null,
): string[] {
  const result = migrated(before, path, helperModule)
  if (result.status === 'failed') return [`failed: ${result.reason}`]
  const after = textAfter(result, before)
  const names = { before: namesOf(before, path), after: namesOf(after, path) }
  if (names.after.syntaxErrors.length > 0) return [`does not parse: ${names.after.syntaxErrors[0]}`]
  return [
    ...nameBreaches(names.before, names.after),
    ...importBreaches(before, after, path, names.after),
    ...newlineBreaches(before, after),
  ]
}

/** Names that lose their declaration, are caught by another one, or catch a global. */
function nameBreaches(before: NamesOfFile, after: NamesOfFile): string[] {
  const old = tally(before)
  const now = tally(after)
  const found: string[] = []
  for (const [name, count] of now.free) {
    const isNew = !OWN_GLOBALS.has(name) && count > (old.free.get(name) ?? 0)
    if (isNew) found.push(`${name} is not declared any more`)
  }
  const known = new Set(before.reads.map(({ name }) => name))
  for (const [name, count] of now.own) {
    // A name that nobody had before is the rewrite's own: `const [user, attributes] = …`.
    if (known.has(name) && count > (old.own.get(name) ?? 0))
      found.push(`${name} is caught by a local name`)
  }
  for (const [name, count] of old.free) {
    const isGone = count > (now.free.get(name) ?? 0) && !/^(?:require|user\d+)$/.test(name)
    if (isGone) found.push(`${name} was a global and is one no more`)
  }
  return found
}

/** Globals that rewrites use on their own account. */
const OWN_GLOBALS: ReadonlySet<string> = new Set(['require', 'Promise', 'Record', 'Error'])

/** Counts reads by name: of globals, and of what the file declares itself other than by v5 and v6. */
function tally(names: NamesOfFile): { free: Map<string, number>; own: Map<string, number> } {
  const free = new Map<string, number>()
  const own = new Map<string, number>()
  for (const read of names.reads) {
    const into = read.declaredAt.length === 0 ? free : isFromAmplify(read, names) ? null : own
    into?.set(read.name, (into.get(read.name) ?? 0) + 1)
  }
  return { free, own }
}

function isFromAmplify(read: NameRead, names: NamesOfFile): boolean {
  return read.declaredAt.some((at) => names.amplifyNames.has(at))
}

/** New imports that nothing reads, or that are there twice; v5 names that were left behind. */
function importBreaches(before: string, after: string, path: string, names: NamesOfFile): string[] {
  const found: string[] = []
  const old = new Set(importedNames(before, path).map(({ local }) => local))
  const seen = new Set<string>()
  for (const { key, local, start, gone } of importedNames(after, path)) {
    if (seen.has(key)) found.push(`${key} is imported twice`)
    seen.add(key)
    const isRead = names.reads.some(({ declaredAt }) => declaredAt.includes(start))
    if (!isRead && !old.has(local)) found.push(`${local} is imported and never read`)
    if (gone) found.push(`${local} still comes from v5`)
  }
  return found
}

interface Imported {
  readonly key: string
  readonly local: string
  readonly start: number
  /** Auth itself, from a module that has none in v6. */
  readonly gone: boolean
}

function importedNames(source: string, path: string): Imported[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.ESNext, true)
  const found: Imported[] = []
  const add = (module: string, imported: string, local: ts.Identifier): void => {
    const isV5 = module === 'aws-amplify' || module === '@aws-amplify/auth'
    found.push({
      key: `${imported} as ${local.text} from ${module}`,
      local: local.text,
      start: local.getStart(file),
      gone: isV5 && (imported === 'Auth' || (imported === 'default' && module.startsWith('@'))),
    })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) fromImport(node, add)
    if (ts.isVariableDeclaration(node)) fromRequire(node, add)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

type Add = (module: string, imported: string, local: ts.Identifier) => void

function fromImport(node: ts.ImportDeclaration, add: Add): void {
  const module = (node.moduleSpecifier as ts.StringLiteral).text
  const { name, namedBindings } = node.importClause ?? {}
  if (name) add(module, 'default', name)
  if (namedBindings && ts.isNamespaceImport(namedBindings)) add(module, '*', namedBindings.name)
  if (namedBindings && ts.isNamedImports(namedBindings)) {
    for (const { propertyName, name: local } of namedBindings.elements) {
      add(module, (propertyName ?? local).text, local)
    }
  }
}

function fromRequire(node: ts.VariableDeclaration, add: Add): void {
  const module = requiredModule(node.initializer)
  if (!module) return
  if (ts.isIdentifier(node.name)) add(module.specifier, module.member, node.name)
  if (!ts.isObjectBindingPattern(node.name)) return
  for (const { propertyName, name } of node.name.elements) {
    if (!ts.isIdentifier(name)) continue
    const key = propertyName && ts.isIdentifier(propertyName) ? propertyName.text : name.text
    add(module.specifier, key, name)
  }
}

/** `require('x')`, `require('x').y`, `await import('x')`. */
function requiredModule(
  node: ts.Expression | undefined,
): { specifier: string; member: string } | null {
  if (!node) return null
  if (ts.isPropertyAccessExpression(node)) {
    const inner = requiredModule(node.expression)
    return inner && { ...inner, member: node.name.text }
  }
  const call = ts.isAwaitExpression(node) ? node.expression : node
  const argument = ts.isCallExpression(call) ? call.arguments[0] : undefined
  const isLoad =
    ts.isCallExpression(call) &&
    (call.expression.kind === ts.SyntaxKind.ImportKeyword ||
      (ts.isIdentifier(call.expression) && call.expression.text === 'require'))
  if (!isLoad || !argument || !ts.isStringLiteral(argument)) return null
  return { specifier: argument.text, member: '*' }
}

function newlineBreaches(before: string, after: string): string[] {
  const bare = (text: string) => /(?<!\r)\n/.test(text)
  const carriage = (text: string) => text.includes('\r')
  if (!bare(before) && bare(after)) return ['a bare line feed came in']
  return !carriage(before) && carriage(after) ? ['a carriage return came in'] : []
}

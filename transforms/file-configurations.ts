import { configurationCalls, isPartOfMore } from './around/configuration-calls.js'
import { exportedConfigurations } from './around/configuration-exports.js'
import { nativeConfiguration } from './around/configuration-native.js'
import { exportedName } from './around/exported-object.js'
import { isGiven, isRepeated } from './around/shared-literal.js'
import type { FileDecision } from './decide.js'
import type { FileConfigurations, ImportedValue } from './handed-configurations.js'
import { importedName } from './names.js'
import { isInside, isMember, type Node, type NodeOf, parentOf, startOf, walk } from './node.js'
import type { Binding } from './scope.js'

/** Finds what a file does with configurations of other files, and which it hands to them. */
export function fileConfigurations({ table, context }: FileDecision): FileConfigurations {
  const { tree } = context
  const calls = configurationCalls(table).filter(({ call }) => !context.isIgnored(startOf(call)))
  /** Does the reference nothing but configure Amplify? */
  const isTaken = (node: Node): boolean => {
    if (isGiven(node, calls, context) || isRepeated(node, context)) return true
    const site = calls.find(({ call }) => isInside(node, call))
    const isSpread = parentOf(node)?.type === 'SpreadElement'
    if (!site || !isSpread || site.statement === null || isPartOfMore(site, calls, context))
      return false
    const { kind } = nativeConfiguration(site, calls, context)
    return kind === 'native' || kind === 'fine'
  }
  const program = tree.module.node as NodeOf<'Program'>
  const imports: ImportedValue[] = []
  const known = new Set<Node>()
  for (const node of program.body) {
    if (node.type === 'ImportDeclaration') {
      known.add(node.source)
      const specifier = node.source.value
      for (const one of node.specifiers) {
        const name = importedName(one)
        const binding = tree.module.values.get(one.local.name)
        if (name === '*' || binding?.declaration !== one || context.isInMarkup(one.local.name)) {
          imports.push({ specifier, name, use: 'read' })
        } else imports.push(...usesOf(binding, specifier, name, isTaken))
      }
    } else if (node.type === 'ExportNamedDeclaration' && node.source) {
      known.add(node.source)
      const specifier = node.source.value
      for (const one of node.specifiers) {
        if (one.type === 'ExportSpecifier') {
          const [name, as] = [exportedName(one.local as never), exportedName(one.exported)]
          imports.push({ specifier, name, use: 'exported', as })
        } else imports.push({ specifier, name: '*', use: 'read' })
      }
    } else if (node.type === 'ExportAllDeclaration') {
      known.add(node.source)
      imports.push({ specifier: node.source.value, name: '*', use: 'exported', as: '*' })
    }
  }
  imports.push(...otherMentions(program, known))
  const exported = exportedConfigurations(calls, context)
  const own = exported.filter(({ object: { binding } }) =>
    binding?.references.some(({ node }) => isGiven(node, calls, context)),
  )
  return {
    exports: new Map(
      exported.flatMap(({ object, handed }) => object.names.map((name) => [name, handed] as const)),
    ),
    own: new Set(own.flatMap(({ object }) => object.names)),
    imports,
  }
}

function usesOf(
  { references }: Binding,
  specifier: string,
  name: string,
  isTaken: (node: Node) => boolean,
): ImportedValue[] {
  return references.map(({ node }): ImportedValue => {
    const parent = parentOf(node)
    if (parent?.type === 'ExportSpecifier') {
      return { specifier, name, use: 'exported', as: exportedName(parent.exported) }
    }
    if (parent?.type === 'ExportDefaultDeclaration') {
      return { specifier, name, use: 'exported', as: 'default' }
    }
    return { specifier, name, use: isTaken(node) ? 'given' : 'read' }
  })
}

/** Texts that may name a module: what is loaded, or mocked, is read by somebody. */
function otherMentions(program: Node, known: ReadonlySet<Node>): ImportedValue[] {
  const texts = new Set<string>()
  walk(program, (node) => {
    const text = textOf(node)
    if (text === null || known.has(node)) return
    if (/^\.|\//.test(text) || isLoaded(node)) texts.add(text)
  })
  return [...texts].map((specifier) => ({ specifier, name: '*', use: 'read' }))
}

function textOf(node: Node): string | null {
  if (node.type === 'StringLiteral') return node.value
  if (node.type !== 'TemplateLiteral' || node.quasis.length > 1) return null
  return node.quasis[0]?.value.cooked ?? null
}

/** `require('settings')`, `import('settings')`, `jest.mock('settings')`. */
function isLoaded(node: Node): boolean {
  const call = parentOf(node)
  if (call?.type !== 'CallExpression' || call.arguments[0] !== node) return false
  const { callee } = call
  if (callee.type === 'Import') return true
  if (callee.type === 'Identifier') return callee.name === 'require'
  return (
    isMember(callee) &&
    callee.object.type === 'Identifier' &&
    /^(?:jest|vi)$/.test(callee.object.name)
  )
}

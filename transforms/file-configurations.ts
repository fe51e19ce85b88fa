import { configurationCalls, isPartOfMore } from './around/configuration-calls.js'
import { exportedConfigurations } from './around/configuration-exports.js'
import { nativeConfiguration } from './around/configuration-native.js'
import { constantUses } from './around/constant-uses.js'
import { exportedName, exportedValues } from './around/exported-object.js'
import { givenRole, isGivenAgain } from './around/given-configuration.js'
import { requiredBy } from './around/imported-configuration.js'
import { type Shape, shapeOf } from './around/object-shape.js'
import type { FileDecision } from './decide.js'
import type { FileConfigurations, ImportedValue, Role } from './handed-configurations.js'
import { importedName } from './names.js'
import { isInside, isMember, type Node, type NodeOf, parentOf, startOf, walk } from './node.js'
import type { Binding } from './scope.js'

/** Finds what a file does with configurations of other files, and which it hands to them. */
export function fileConfigurations({ table, context }: FileDecision): FileConfigurations {
  const { tree } = context
  const calls = configurationCalls(table).filter(({ call }) => !context.isIgnored(startOf(call)))
  /** As what is the value given to Amplify; null where something else is done with it. */
  const roleOf = (node: Node): Role | null => {
    const role = givenRole(node, calls, context)
    if (role) return role
    const site = calls.find(({ call }) => isInside(node, call))
    const isSpread = parentOf(node)?.type === 'SpreadElement'
    if (!site || !isSpread || site.statement === null || isPartOfMore(site, calls, context)) {
      return null
    }
    const { kind } = nativeConfiguration(site, calls, context)
    return kind === 'native' || kind === 'fine' ? 'whole' : null
  }
  const exported = exportedConfigurations(calls, context)
  const own = exported.filter(({ object: { binding } }) =>
    binding?.references.some(({ node }) => givenRole(node, calls, context) !== null),
  )
  const values = exportedValues(tree)
  return {
    exports: new Map(
      exported.flatMap(({ object, handed }) => object.names.map((name) => [name, handed] as const)),
    ),
    own: new Set(own.flatMap(({ object }) => object.names)),
    shapes: new Map(
      values.flatMap(({ name, value }): [string, Shape][] => {
        const shape = shapeOf(value, tree)
        return shape?.kind === 'object' ? [[name, shape]] : []
      }),
    ),
    imports: importsOf(context, roleOf),
    uses: values.flatMap(({ name, binding }) =>
      (binding?.references ?? []).flatMap(({ node }) => {
        if (/^Export/.test(parentOf(node)?.type ?? '') || isGivenAgain(node, context)) return []
        return constantUses(node).map(({ members, outer, kind }) => ({
          name,
          members,
          use: roleOf(outer) ? ('read' as const) : kind,
        }))
      }),
    ),
  }
}

function importsOf(
  context: FileDecision['context'],
  roleOf: (node: Node) => Role | null,
): ImportedValue[] {
  const { tree } = context
  const program = tree.module.node as NodeOf<'Program'>
  const imports: ImportedValue[] = []
  const known = new Set<Node>()
  const take = (specifier: string, name: string, binding: Binding | undefined) => {
    if (!binding || context.isInMarkup(binding.name)) {
      imports.push({ specifier, name, members: [], use: 'read' })
    } else {
      const references = binding.references.filter(({ node }) => !isGivenAgain(node, context))
      imports.push(...usesOf(references, specifier, name, roleOf))
    }
  }
  for (const node of program.body) {
    if (node.type === 'ImportDeclaration') {
      known.add(node.source)
      const specifier = node.source.value
      for (const one of node.specifiers) {
        const binding = tree.module.values.get(one.local.name)
        const isOwn = binding?.declaration === one
        take(specifier, importedName(one), isOwn ? binding : undefined)
      }
    } else if (node.type === 'VariableDeclaration' && node.kind === 'const') {
      for (const { id, init } of node.declarations) {
        const specifier = requiredBy(init)
        if (specifier === null || id.type !== 'Identifier') continue
        walk(init as Node, (inner) => void known.add(inner))
        take(specifier, '=', tree.module.values.get(id.name))
      }
    } else if (node.type === 'ExportNamedDeclaration' && node.source) {
      known.add(node.source)
      const specifier = node.source.value
      for (const one of node.specifiers) {
        if (one.type === 'ExportSpecifier') {
          const [name, as] = [exportedName(one.local as never), exportedName(one.exported)]
          imports.push({ specifier, name, members: [], use: 'exported', as })
        } else imports.push({ specifier, name: '*', members: [], use: 'passed' })
      }
    } else if (node.type === 'ExportAllDeclaration') {
      known.add(node.source)
      const specifier = node.source.value
      imports.push({ specifier, name: '*', members: [], use: 'exported', as: '*' })
    }
  }
  return [...imports, ...otherMentions(program, known)]
}

function usesOf(
  references: Binding['references'],
  specifier: string,
  imported: string,
  roleOf: (node: Node) => Role | null,
): ImportedValue[] {
  return references.flatMap(({ node }): readonly ImportedValue[] => {
    const parent = parentOf(node)
    const exported = { specifier, name: imported, members: [], use: 'exported' } as const
    if (parent?.type === 'ExportSpecifier') {
      return [{ ...exported, as: exportedName(parent.exported) }]
    }
    if (parent?.type === 'ExportDefaultDeclaration') return [{ ...exported, as: 'default' }]
    return constantUses(node).map(({ members, outer, kind }): ImportedValue => {
      const use = roleOf(outer) ?? kind
      if (imported !== '*') return { specifier, name: imported, members, use }
      const [name, ...rest] = members
      return name === undefined
        ? { specifier, name: '*', members: [], use: kind }
        : { specifier, name, members: rest, use }
    })
  })
}

/** Texts that may name a module: what is loaded is looked at, what is mocked may be anything. */
function otherMentions(program: Node, known: ReadonlySet<Node>): ImportedValue[] {
  const found: ImportedValue[] = []
  walk(program, (node) => {
    const text = textOf(node)
    if (text === null || known.has(node)) return
    const isMocked = isLoaded(node, /^(?:jest|vi)$/)
    if (!isMocked && !/^\.|\//.test(text) && !isLoaded(node)) return
    const use = isMocked ? 'passed' : 'read'
    found.push({ specifier: text, name: '*', members: [], use })
  })
  return found
}

function textOf(node: Node): string | null {
  if (node.type === 'StringLiteral') return node.value
  if (node.type !== 'TemplateLiteral' || node.quasis.length > 1) return null
  return node.quasis[0]?.value.cooked ?? null
}

/** `require('settings')`, `import('settings')`; with an object, `jest.mock('settings')`. */
function isLoaded(node: Node, object: RegExp | null = null): boolean {
  const call = parentOf(node)
  if (call?.type !== 'CallExpression' || call.arguments[0] !== node) return false
  const { callee } = call
  if (object) {
    const holder = isMember(callee) ? callee.object : null
    return holder?.type === 'Identifier' && object.test(holder.name)
  }
  return callee.type === 'Import' || (callee.type === 'Identifier' && callee.name === 'require')
}

import type { Piece } from './helper-pieces.js'
import { endOf, type Node, startOf } from './node.js'

/**
 * Types that other files may name in their comments: those that are asked for, and what they rest
 * on.
 */
export function typedefNames(
  pieces: readonly Piece[],
  asked: readonly string[],
): ReadonlySet<string> {
  const types = new Map(pieces.filter(({ isType }) => isType).map((piece) => [piece.name, piece]))
  const names = new Set(asked.filter((name) => types.has(name)))
  for (const name of names) {
    for (const need of types.get(name)?.needs ?? []) if (types.has(need)) names.add(need)
  }
  return names
}

/** A type as JavaScript has types, in a comment. */
export function typedefOf({ name, text }: Piece, statement: Node): string {
  const declaration =
    statement.type === 'ExportNamedDeclaration' && statement.declaration
      ? statement.declaration
      : statement
  const lines = [
    ...saidBefore(text.slice(0, startOf(statement))),
    ...parametersOf(declaration).map((parameter) => `@template ${parameter}`),
    ...`@typedef {${typeOf(declaration, text)}} ${name}`.split('\n'),
  ]
  return `/**\n${lines.map((line) => ` * ${line}`).join('\n')}\n */`
}

/** The names of the types that a module in JavaScript defines. */
export function typedefsIn(text: string): readonly string[] {
  return [...text.matchAll(/^ \* @typedef \{[^@]*\} (\w+)$/gm)].map(([, name = '']) => name)
}

/** The lines of the comment that stands before a declaration. */
function saidBefore(comment: string): string[] {
  const lines = comment.replace(/^\s*\/\*\*|\*\/\s*$/g, '').split('\n')
  return lines.map((line) => line.replace(/^ *\* ?/, '').trim()).filter((line) => line !== '')
}

function parametersOf(declaration: Node): string[] {
  const { typeParameters } = declaration as { readonly typeParameters?: Node | null }
  if (typeParameters?.type !== 'TSTypeParameterDeclaration') return []
  return typeParameters.params.map(({ name }) => name as unknown as string)
}

function typeOf(declaration: Node, text: string): string {
  const own = (node: Node): string => text.slice(startOf(node), endOf(node))
  if (declaration.type === 'TSTypeAliasDeclaration')
    return own(declaration.typeAnnotation).replace(/^\| /, '')
  if (declaration.type !== 'TSInterfaceDeclaration') throw new Error('no type is declared here')
  return [...(declaration.extends ?? []), declaration.body].map(own).join(' & ')
}

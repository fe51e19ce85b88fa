import type { File } from '@babel/types'
import { endOf, type Node, type NodeOf, startOf, walk } from './node.js'
import { parseScript } from './parse.js'
import { scriptOf } from './script.js'

/** One declaration of the helper sources, with its comment. */
export interface Piece {
  readonly name: string
  readonly text: string
  /** An interface or a type, no enum: nothing is left of it in JavaScript. */
  readonly isType: boolean
  /** What it needs of the packages. */
  readonly imports: readonly PieceImport[]
  /** Names of other declarations that it needs. */
  readonly needs: readonly string[]
}

/** A name that a piece imports: its module, and the specifier as it is written. */
export interface PieceImport {
  /** The name that the piece uses. */
  readonly local: string
  readonly module: string
  readonly text: string
  readonly isType: boolean
}

/** What the pieces are asked for, and where they are read. */
interface Wanted {
  readonly functions: readonly string[]
  readonly source: (name: string) => string
}

/** The functions and all that they rest on, each once: first the functions, then file by file. */
export function piecesOf({ functions, source }: Wanted): readonly Piece[] {
  const all = new Map<string, Piece>()
  const read = new Set<string>()
  const queue = functions.map(fileNameOf)
  for (const name of queue) {
    if (read.has(name)) continue
    read.add(name)
    const { pieces, neighbours } = piecesIn(source(name), name)
    for (const piece of pieces) all.set(piece.name, piece)
    queue.push(...neighbours)
  }
  const needed = new Set(functions)
  for (const name of needed) for (const need of all.get(name)?.needs ?? []) needed.add(need)
  return [...all.values()].filter(({ name }) => needed.has(name))
}

/** `currentSession` is in `current-session`, `setupTOTP` in `setup-totp`. */
export function fileNameOf(name: string): string {
  return name
    .replace(/([a-z])([A-Z]+)/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
}

interface HelperFile {
  readonly pieces: readonly Piece[]
  /** Names of the files that it imports from. */
  readonly neighbours: readonly string[]
}

function piecesIn(text: string, name: string): HelperFile {
  const script = parseScript(scriptOf(text, `${name}.ts`))
  if (!script.ok) throw new Error(`the source of the helper ${name} does not parse`)
  const { program } = script.file
  const imported = importsIn(script.file, text)
  const pieces: Piece[] = []
  let from = 0
  for (const node of program.body) {
    if (node.type !== 'ImportDeclaration') {
      pieces.push(pieceOf(node, text.slice(from, endOf(node)), imported))
    }
    from = endOf(node)
  }
  const neighbours = [...imported.values()].flatMap(({ module }) =>
    module.startsWith('./') ? [module.slice(2).replace(/\.js$/, '')] : [],
  )
  return { pieces, neighbours: [...new Set(neighbours)] }
}

function importsIn({ program }: File, text: string): ReadonlyMap<string, PieceImport> {
  const declarations = program.body.filter((node) => node.type === 'ImportDeclaration')
  return new Map(
    declarations.flatMap((declaration) =>
      declaration.specifiers.map((specifier) => [
        specifier.local.name,
        {
          local: specifier.local.name,
          module: declaration.source.value,
          text: text.slice(startOf(specifier), endOf(specifier)).replace(/^type /, ''),
          isType: isTypeOnly(declaration, specifier),
        },
      ]),
    ),
  )
}

function isTypeOnly(declaration: NodeOf<'ImportDeclaration'>, specifier: Node): boolean {
  const isOwn = specifier.type === 'ImportSpecifier' && specifier.importKind === 'type'
  return isOwn || declaration.importKind === 'type'
}

function pieceOf(node: Node, text: string, imported: ReadonlyMap<string, PieceImport>): Piece {
  const declaration =
    node.type === 'ExportNamedDeclaration' && node.declaration ? node.declaration : node
  const name = nameOf(declaration)
  const said = new Set<string>()
  walk(declaration, (inner) => {
    if (inner.type === 'Identifier') said.add(inner.name)
  })
  said.delete(name)
  return {
    name,
    text: text.replace(/^\/\/ (?:biome-ignore|@ts-ignore).*\n/gm, '').trim(),
    isType: /^TS/.test(declaration.type) && declaration.type !== 'TSEnumDeclaration',
    imports: [...imported].flatMap(([local, from]) =>
      said.has(local) && !from.module.startsWith('.') ? [from] : [],
    ),
    needs: [...said],
  }
}

function nameOf(declaration: Node): string {
  const named =
    declaration.type === 'VariableDeclaration' ? declaration.declarations[0] : declaration
  const { id } = (named ?? {}) as { readonly id?: Node | null }
  return id?.type === 'Identifier' ? id.name : ''
}

import type { TypeRow } from '../../src/table/row.js'
import { type EditSet, newEdits } from '../edits.js'
import { firstName, moduleOf } from '../import-types.js'
import type { Finding } from '../model.js'
import { endOf, type Node, parentOf, startOf } from '../node.js'
import { positionOf } from '../position.js'
import type { AroundFile } from './around.js'
import { findingAt } from './spot.js'
import { IDENTITY, isHome, noteOf, rowOf } from './type-rows.js'

/** Types that are named where they stand, or handed on. */
export interface Named {
  readonly edits: EditSet
  readonly findings: readonly Finding[]
  readonly helpers: readonly string[]
  readonly settled: readonly Node[]
}

/** `import('aws-amplify').CognitoUser` */
export function inlineTypes(file: AroundFile, helperModule: string): Named {
  const edits = newEdits()
  const found = file.program.tree.importTypes.flatMap((node) => {
    const literal = moduleOf(node)
    const row = rowOf(firstName(node.qualifier ?? null) ?? '')
    const isValue = parentOf(node)?.type === 'TSTypeQuery'
    if (!literal || !row || isValue || !isMovable(row, literal.value, startOf(node), file))
      return []
    edits.replace(startOf(literal) + 1, endOf(literal) - 1, helperModule)
    return [{ node, row }]
  })
  return named(found, edits.done(), file)
}

/** `export type { CognitoUser } from '@aws-amplify/auth'` */
export function exportedTypes(file: AroundFile, helperModule: string): Named {
  const edits = newEdits()
  const found = file.program.file.program.body.flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration' || !node.source) return []
    const { value } = node.source
    const rows = node.specifiers.map((one) =>
      one.type === 'ExportSpecifier' ? rowOf(one.local.name) : undefined,
    )
    const isWhole = rows.every((row) => row && isMovable(row, value, startOf(node), file))
    if (!isWhole || rows.length === 0) return []
    if (node.exportKind !== 'type') {
      // Who imports a class from here may make objects of it.
      if (rows.some((row) => row?.entity === 'class')) return []
      const isMixed = rows.some((row) => row?.entity === 'enum')
      if (isMixed && rows.some((row) => row?.entity !== 'enum')) return []
      if (!isMixed) edits.insertAfter(startOf(node) + 'export'.length, ' type')
    }
    edits.replace(startOf(node.source) + 1, endOf(node.source) - 1, helperModule)
    return rows.flatMap((row) => (row ? [{ node, row }] : []))
  })
  return named(found, edits.done(), file)
}

/** May this mention of a type come from the helper module? */
export function isMovable(
  row: TypeRow,
  module: string,
  at: number,
  { choices, decision }: AroundFile,
): boolean {
  const { knowledge, isIgnored } = decision.context
  const { usesAuth, makesIdentityUsers, userMembers } = knowledge.package
  if (!isHome(module) || isIgnored(at)) return false
  if (choices.only && !choices.only.has(row.id)) return false
  if (row.helper === 'user' && (makesIdentityUsers || userMembers.size > 0)) return false
  return module !== IDENTITY || usesAuth
}

function named(
  found: readonly { readonly node: Node; readonly row: TypeRow }[],
  edits: EditSet,
  { source }: AroundFile,
): Named {
  return {
    edits,
    findings: found.map(({ node, row }) =>
      findingAt({ node, row: row.id, api: row.name, note: noteOf(row, true) }, 'helper', source),
    ),
    helpers: found.map(({ row }) => row.name),
    settled: found.map(({ node }) => node),
  }
}

const IN_COMMENT = /import\((['"])([^'"]+)\1\)\.(\w+)/g

/** `@param {import('amazon-cognito-identity-js').CognitoUser} user` */
export function typesInComments(file: AroundFile, helperModule: string): Omit<Named, 'settled'> {
  const edits = newEdits()
  const findings: Finding[] = []
  const helpers: string[] = []
  for (const { type, value, start } of file.program.file.comments ?? []) {
    if (type !== 'CommentBlock') continue
    for (const { index, 1: quote = '', 2: module = '', 3: name = '' } of value.matchAll(
      IN_COMMENT,
    )) {
      const at = (start ?? 0) + '/*'.length + index
      const row = rowOf(name)
      if (!row || !isMovable(row, module, at, file)) continue
      const from = at + `import(${quote}`.length
      edits.replace(from, from + module.length, helperModule)
      const place = { ...positionOf(file.source, at), start: at, api: name, row: row.id }
      findings.push({ ...place, tier: 'helper', note: noteOf(row, true) })
      helpers.push(name)
    }
  }
  return { edits: edits.done(), findings, helpers }
}

import { newEdits } from '../edits.js'
import { importsV6 } from '../hub-channel.js'
import { v5Module } from '../modules.js'
import type { V5Name } from '../names.js'
import { type Node, parentOf, startOf } from '../node.js'
import { positionOf } from '../position.js'
import { type Around, type AroundFile, NOTHING_AROUND } from './around.js'

/** v5's types of what listeners are called with; the helper's Hub calls them with the same. */
const TYPES: ReadonlySet<string> = new Set(['HubCapsule', 'HubPayload', 'HubCallback'])

/** Is this one of the types of listeners, and not v6's of the same name? */
export function isListenerType(name: string, mention: Node): boolean {
  return TYPES.has(name) && !isGeneric(mention)
}

export const NOTE = "the helper's Hub calls listeners with what v5 did"

/** Imports of v5's types move to the helper module, those of comments with types included. */
export function hubTypes(file: AroundFile): Around {
  const { table, context } = file.decision
  const module = context.helperName === null ? null : context.knowledge.helperModule
  if (module === null) return NOTHING_AROUND
  const names = table.names.filter((name) => isHubType(name, file))
  const said = saidInComments(file, module)
  return {
    ...NOTHING_AROUND,
    edits: said.edits,
    findings: names.map(({ binding: { identifier }, imported }) => {
      const start = startOf(identifier)
      const at = { ...positionOf(file.source, start), start, api: imported }
      return { ...at, tier: 'helper', row: `type.${imported}`, note: NOTE }
    }),
    imports: names.map(({ binding, imported }) => ({
      module,
      imported,
      local: binding.name,
      typeOnly: true,
    })),
    helpers: [...new Set([...names.map(({ imported }) => imported), ...said.names])],
    settled: new Set(names.flatMap(({ binding }) => binding.references.map(({ node }) => node))),
  }
}

function isHubType(
  { imported, entry, origin, binding, carries }: V5Name,
  { decision }: AroundFile,
): boolean {
  if (carries !== 'name' || !TYPES.has(imported) || entry.kind !== 'specifier') return false
  const module = origin.kind === 'package' ? v5Module(origin.specifier) : null
  if (module === null || (module === 'core' && importsV6(decision))) return false
  if (decision.context.isIgnored(startOf(binding.identifier))) return false
  return binding.references.length > 0 && !binding.references.some(({ node }) => isGeneric(node))
}

/** `HubCapsule<'auth', …>` is v6's. */
function isGeneric(node: Node): boolean {
  const parent = parentOf(node)
  return parent?.type === 'TSTypeReference' && Boolean(parent.typeParameters)
}

const IN_COMMENT =
  /import\((['"])((?:@aws-amplify\/core|aws-amplify)(?:\/[\w./-]+)?)\1\)\.(Hub(?:Capsule|Payload|Callback))\b(?!<)/g

/** `@param {import('@aws-amplify/core').HubCapsule} data` */
function saidInComments({ program, decision }: AroundFile, module: string) {
  const edits = newEdits()
  const names: string[] = []
  for (const { value, start, type } of importsV6(decision) ? [] : (program.file.comments ?? [])) {
    if (type !== 'CommentBlock') continue
    for (const { index, 1: quote, 2: specifier = '', 3: name = '' } of value.matchAll(IN_COMMENT)) {
      if (v5Module(specifier) === null || !quote) continue
      const from = (start ?? 0) + '/*'.length + index + `import(${quote}`.length
      edits.replace(from, from + specifier.length, module)
      names.push(name)
    }
  }
  return { edits: edits.done(), names }
}

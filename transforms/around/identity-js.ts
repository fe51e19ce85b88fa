import { joinEdits } from '../edits.js'
import { markStatement } from '../marker.js'
import { importedName } from '../names.js'
import { startOf } from '../node.js'
import { type Around, type AroundFile, NOTHING_AROUND } from './around.js'
import { identitySpots } from './identity-calls.js'
import { loadedOtherwise } from './loaded-otherwise.js'
import { findingAt, type Spot } from './spot.js'
import { namesType } from './types.js'

const ROW = 'form.identity-js'
const LIBRARY = /^amazon-cognito-identity-js(?:\/|$)/

/**
 * Classes of amazon-cognito-identity-js that code makes objects of. They work beside v6 and keep the
 * same session, so they stay as they are and are listed.
 */
export function identityJs(file: AroundFile): Around {
  const { program, source, choices, decision } = file
  if (choices.only && !choices.only.has(ROW)) return NOTHING_AROUND
  const { layout, isIgnored } = decision.context
  const imported = program.file.program.body.flatMap((node): Spot[] => {
    if (node.type !== 'ImportDeclaration' || !LIBRARY.test(node.source.value)) return []
    const used = node.specifiers.filter(({ local }) =>
      program.tree.module.values
        .get(local.name)
        ?.references.some((reference) => !namesType(reference)),
    )
    const [first] = used
    if (!first || node.importKind === 'type' || isIgnored(startOf(node))) return []
    const names = used.map(importedName).join(', ')
    const note = `${names} of amazon-cognito-identity-js: works beside v6 and ends with v5`
    return [{ node, row: ROW, api: importedName(first), note }]
  })
  const loaded = loadedOtherwise(program.file.program).flatMap(
    ({ module, node, isForTests }): Spot[] =>
      LIBRARY.test(module) && !isForTests && !isIgnored(startOf(node))
        ? [{ node, row: ROW, api: module, note: `${module} works beside v6 and ends with v5` }]
        : [],
  )
  const spots = [...imported, ...loaded]
  const calls = spots.length === 0 ? [] : identitySpots(file)
  return {
    ...NOTHING_AROUND,
    edits: joinEdits(
      spots.map(({ node, note }) =>
        markStatement(node, `${note} (amplift explain ${ROW})`, source, layout),
      ),
    ),
    findings: [...spots, ...calls.filter(({ node }) => !isIgnored(startOf(node)))].map((spot) =>
      findingAt(spot, 'manual', source),
    ),
  }
}

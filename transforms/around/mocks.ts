import { joinEdits } from '../edits.js'
import { markStatement } from '../marker.js'
import { isManualMock } from '../mocked-methods.js'
import { type Node, startOf, walk } from '../node.js'
import { type Around, type AroundFile, NOTHING_AROUND } from './around.js'
import { findingAt } from './spot.js'

const KEPT =
  'it replaces functions of the helper module, which have the names, arguments and answers of v5'

const NOT_ASKED =
  'v6 has no Auth in this module: tests that mock the helper module take it from here, those that say nothing of Amplify need such a mock in a setup file'

/** The first word of Auth in `__mocks__/aws-amplify`, which itself stays what it is. */
function manualMock({ program, choices }: AroundFile): Node | null {
  const isAsked = !choices.only || choices.only.has('form.mock')
  if (!isAsked || !isManualMock(program.path)) return null
  let found: Node | null = null
  walk(program.file.program, (node) => {
    const isName = node.type === 'Identifier' && node.name === 'Auth'
    found ??= isName ? node : null
    return found === null
  })
  const isOfAuth = program.path.includes('@aws-amplify/auth')
  return found ?? (isOfAuth ? (program.file.program.body[0] ?? null) : null)
}

/** The rule about mocks: what was planned, as edits and findings. */
export function mocks(file: AroundFile): Around {
  const { source, decision } = file
  const { names, uses, calls, edits, imports, helpers, settled } = decision.mocks
  const mentions = [...names].flatMap(({ binding }) => binding.references.map(({ node }) => node))
  const sites = [...names].map(({ origin }) => origin.site)
  const said = [
    ...calls.map(({ call, runner, verb }) => ({ node: call, api: `${runner}.${verb}` })),
    ...uses.flatMap(({ use, role }) =>
      'method' in role ? [{ node: use.at.node, api: role.method }] : [],
    ),
  ]
  const manual = manualMock(file)
  const left = manual && !decision.context.isIgnored(startOf(manual)) ? [manual] : []
  const marks = left.map((node) =>
    markStatement(
      node,
      `${NOT_ASKED} (amplift explain form.mock)`,
      source,
      decision.context.layout,
    ),
  )
  return {
    ...NOTHING_AROUND,
    edits: joinEdits([edits, ...marks]),
    imports,
    helpers,
    findings: [
      ...said.map(({ node, api }) =>
        findingAt({ node, row: 'form.mock', api, note: KEPT }, 'helper', source),
      ),
      ...left.map((node) =>
        findingAt({ node, row: 'form.mock', api: 'Auth', note: NOT_ASKED }, 'manual', source),
      ),
    ],
    // Copies of Auth hang on the import that they come from.
    settled: new Set<Node>([...mentions, ...sites, ...settled]),
  }
}

import { joinEdits } from '../edits.js'
import { markStatement } from '../marker.js'
import { isManualMock } from '../mocked-methods.js'
import { type Node, startOf } from '../node.js'
import type { SurveyedProgram } from '../program.js'
import type { RuleContext } from '../rules/verdict.js'
import { type Around, type AroundFile, NOTHING_AROUND } from './around.js'
import { shimCalls } from './mocks-calls.js'
import { isTakenBeside } from './mocks-loads.js'
import { type ManualPlan, manualPlan } from './mocks-manual.js'
import { findingAt, type Spot } from './spot.js'

const KEPT =
  'it replaces functions of the helper module, which have the names, arguments and answers of v5'

const OF_SHIM = 'it replaces Auth of the shim, which is called where there is no helper module'

const NOT_ASKED =
  'v6 has no Auth in this module: tests that mock the helper module take it from here, those that say nothing of Amplify need such a mock in a setup file'

const OF_FOLDER = 'the helper module answers in all tests as the mock in __mocks__ does'

/** What keeps tests from taking Auth from a mock in `__mocks__`. */
function manualProblem({ problem }: ManualPlan, { knowledge }: RuleContext): string | null {
  const { sharedMock } = knowledge.package
  const isTaken = knowledge.setupMock !== undefined
  const isAutomatic = sharedMock !== null && sharedMock !== 'setup' && sharedMock.runner === 'jest'
  return problem ?? (isAutomatic && !isTaken ? NOT_ASKED : null)
}

/** The rule about mocks: what was planned, as edits and findings. */
export function mocks(file: AroundFile): Around {
  const { source, decision, program, choices } = file
  const { names, uses, calls, edits, imports, helpers, settled, isOfShim } = decision.mocks
  const mentions = [...names].flatMap(({ binding }) => binding.references.map(({ node }) => node))
  // What stands beside Auth in a pattern is still to be looked at.
  const sites = [...names].map((name) => {
    const property = name.entry.kind === 'declared' ? name.entry.property : null
    return isTakenBeside(name) && property ? property : name.origin.site
  })
  const said = [
    ...calls.map(({ call, runner, verb }) => ({ node: call, api: `${runner}.${verb}` })),
    ...uses.flatMap(({ use, role }) =>
      'methods' in role ? role.methods.map((api) => ({ node: use.at.node, api })) : [],
    ),
  ]
  const { context } = decision
  const isAsked = !choices.only || choices.only.has('form.mock')
  const plan = isAsked ? manualPlan(program, context) : null
  const why = plan && manualProblem(plan, context)
  const left = plan && why && !context.isIgnored(startOf(plan.node)) ? [plan.node] : []
  const marks = left.map((node) =>
    markStatement(node, `${why} (amplify explain form.mock)`, source, context.layout),
  )
  const loaded = isManualMock(program.path)
    ? decision.table.uses.flatMap(({ node, origin }) => [node, origin.site])
    : []
  const isAdded = context.knowledge.setupMock === 'here' && edits.insertions.length > 0
  return {
    ...NOTHING_AROUND,
    edits: joinEdits([edits, ...(plan ? [plan.edits] : []), ...marks]),
    imports,
    helpers,
    findings: [
      ...said.map(({ node, api }) =>
        isOfShim
          ? findingAt({ node, row: 'form.mock', api, note: OF_SHIM }, 'bridge', source)
          : findingAt({ node, row: 'form.mock', api, note: KEPT }, 'helper', source),
      ),
      ...(isAsked ? shimCalls(program.tree) : []).map(({ call, runner, verb }) =>
        findingAt(
          { node: call, row: 'form.mock', api: `${runner}.${verb}`, note: OF_SHIM },
          'bridge',
          source,
        ),
      ),
      ...left.map((node) =>
        findingAt({ node, row: 'form.mock', api: 'Auth', note: why ?? '' }, 'manual', source),
      ),
      ...(isAdded ? [findingAt(ofFolder(program), 'helper', source)] : []),
    ],
    // Copies of Auth hang on the import that they come from.
    settled: new Set<Node>([...mentions, ...sites, ...settled, ...loaded]),
  }
}

/** A setup file is told at its beginning. */
function ofFolder({ file: { program } }: SurveyedProgram): Spot {
  return { node: program.body[0] ?? program, row: 'form.mock', api: 'jest.mock', note: OF_FOLDER }
}

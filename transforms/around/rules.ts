import { joinEdits } from '../edits.js'
import { isManualMock } from '../mocked-methods.js'
import { type Around, type AroundFile, type AroundRule, NOTHING_AROUND } from './around.js'
import { configurations } from './configuration.js'
import { factorChoices } from './factor-choice.js'
import { frameworkServers } from './framework-servers.js'
import { hubRule } from './hub.js'
import { identityJs } from './identity-js.js'
import { mocks } from './mocks.js'
import { rootExports } from './root-exports.js'
import { ssr } from './ssr.js'
import { tokenKeys } from './token-keys.js'
import { v5Types } from './types.js'
import { uiLibraries } from './ui-libraries.js'

/** Every rule about the code around the calls. */
const rules: readonly AroundRule[] = [
  mocks,
  configurations,
  hubRule,
  uiLibraries,
  identityJs,
  v5Types,
  factorChoices,
  rootExports,
  ssr,
  frameworkServers,
  tokenKeys,
]

/** What all rules together make of a file; nothing where only imports are to be switched. */
export function around(file: AroundFile): Around {
  if (file.choices.bridgeOnly) return NOTHING_AROUND
  // A mock in `__mocks__` stays what it is.
  const asked = isManualMock(file.program.path) ? [mocks] : rules
  const answers = asked.map((rule) => rule(file))
  return {
    edits: joinEdits(answers.map(({ edits }) => edits)),
    findings: answers.flatMap(({ findings }) => findings),
    imports: answers.flatMap(({ imports }) => imports),
    removals: answers.flatMap(({ removals }) => removals),
    helpers: [...new Set(answers.flatMap(({ helpers }) => helpers))],
    settled: new Set(answers.flatMap(({ settled }) => [...settled])),
    hands: answers.flatMap(({ hands }) => hands ?? []),
  }
}

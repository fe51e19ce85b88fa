import { explain } from '../report/explain.js'
import { explainJest, explainPackage } from '../report/explain-package.js'
import { amplifyUiUnderJest, reactNativeUnderJest } from '../table/jest.js'
import { packagesByName } from '../table/packages.js'
import { rowsByName } from '../table/rows.js'
import { done } from './exit-codes.js'
import { knownRows } from './only-rows.js'
import type { Terminal } from './terminal.js'

/** `amplift explain`: prints what the table knows about a name. Returns the exit code. */
export function explainCommand(name: string, terminal: Terminal): number {
  const texts = [...packageTexts(name), ...rowsByName(name).map(explain)]
  const known = texts.length > 0 ? texts : knownRows(name).map(explain)
  terminal.out(`${known.join('\n\n').trimEnd()}\n`)
  return done
}

function packageTexts(name: string): readonly string[] {
  const isJest = name === amplifyUiUnderJest.id || name === 'jest'
  if (isJest) return [explainJest([amplifyUiUnderJest, reactNativeUnderJest])]
  return packagesByName(name).map(explainPackage)
}

import type { GroupName } from './groups.js'
import type { Step } from './recorder.js'

/** Something that our door does in another way than v6, on purpose. */
export interface Difference {
  /** What an app may notice. */
  readonly what: string
  /** What v6 does, as its source says and these scenarios have seen. */
  readonly fact: string
  /** Where it shows. In each of these groups it must be seen, and in no other. */
  readonly groups: readonly GroupName[]
  /** Scenarios that it shows in, each named with its group; all of the groups where nothing is said. */
  readonly cells?: readonly string[]
  /** What v6 has shown, with this difference. */
  readonly apply: (step: Step, where: Where) => Step
}

/** Which step of which scenario. */
export interface Where {
  /** The group and the name: `session/nobody is signed in`. */
  readonly scenario: string
  readonly at: number
  /** What our door has shown there, for what can only be checked and not foretold. */
  readonly ours: Step | undefined
}

/** Changes steps of scenarios, by their numbers. */
export type Cells = Readonly<Record<string, Readonly<Record<number, Change>>>>

/** What becomes of a step; parts of a step stand for a step that has these instead. */
export type Change = Partial<Step> | ((step: Step) => Step)

/** A difference that shows in a few scenarios only. */
export function inScenarios(cells: Cells): Pick<Difference, 'groups' | 'cells' | 'apply'> {
  const names = Object.keys(cells)
  return {
    groups: [...new Set(names.map((name) => name.split('/')[0] as GroupName))],
    cells: names,
    apply(step, { scenario, at }) {
      const change = cells[scenario]?.[at]
      if (change === undefined) return step
      return typeof change === 'function' ? change(step) : instead(step, change)
    },
  }
}

/** Puts an ending in the place of another one, and leaves nothing of it. */
function instead(step: Step, change: Partial<Step>): Step {
  if (!('resolved' in change) && !('rejected' in change)) return { ...step, ...change }
  const { resolved, rejected, ...rest } = step
  return { ...rest, ...change }
}

/** An error as a step shows it. */
export interface ShownError {
  readonly name: string
  readonly message: string
  readonly recovery: boolean
  readonly isAuthError: boolean
  readonly underlying?: string
  readonly status?: number
}

/** Changes the errors of a step: that of the call, and those that the Hub tells of. */
export function withErrors(step: Step, change: (error: ShownError) => ShownError): Step {
  const changed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(changed)
    if (typeof value !== 'object' || value === null) return value
    if (isShownError(value)) return change(value)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, changed(item)]))
  }
  return changed(step) as Step
}

function isShownError(value: object): value is ShownError {
  return 'recovery' in value && 'isAuthError' in value
}

import ts from 'typescript'
import { HELPERS } from './migrate.js'
import { later, type Situation, worldIn } from './world.js'
import { authV5 } from './world-v5.js'
import { functionsV6, signInOrReject } from './world-v6.js'

/** Makes a program that Node can run of a source file. */
export function compiled(source: string, path: string): string {
  return ts.transpileModule(source, {
    fileName: path,
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      jsx: ts.JsxEmit.React,
      allowJs: true,
    },
  }).outputText
}

/** The trace of a program that answers a challenge with the call for another one. */
export const NOT_COMPARED = 'answers otherwise than asked'

/** Runs a compiled program in each situation and says what it did there, step by step. */
export function tracesOf(code: string, wanted: readonly Situation[]): Promise<readonly string[]> {
  return Promise.all(wanted.map(async (situation) => (await traceOf(code, situation)).join('\n')))
}

async function traceOf(code: string, situation: Situation): Promise<readonly string[]> {
  const world = worldIn(situation)
  const auth = authV5(world)
  const modules: Readonly<Record<string, unknown>> = {
    'aws-amplify': { Auth: auth },
    '@amplift/auth/legacy': { Auth: auth },
    'aws-amplify/auth': functionsV6(world),
    [HELPERS]: { ...auth, signInOrReject: signInOrReject(world) },
  }
  const write = (text: string) => {
    world.trace.push(text)
  }
  let finished: Promise<unknown> = Promise.resolve()
  const names: Readonly<Record<string, unknown>> = {
    exports: {},
    require: (name: string) => modules[name],
    console: { log: () => {}, error: () => {}, warn: () => {} },
    log: (...values: unknown[]) => write(values.map(shown).join(' ')),
    tick: (name: string) => {
      write(name)
      return name
    },
    yes: () => true,
    no: () => false,
    pause: () => later(() => undefined),
    finish: (promise: Promise<unknown>) => {
      finished = promise
    },
    ...react(write),
  }
  new Function(...Object.keys(names), code)(...Object.values(names))
  await finished.then(
    (value) => write(`ends with ${shown(value)}`),
    () => write('ends with a rejection'),
  )
  // Whatever nobody waited for.
  for (let turn = 0; turn < 12; turn++) await later(() => undefined)
  return world.isAnsweredOtherwise ? [NOT_COMPARED] : world.trace
}

/** A value as the program sees it; what is called on it is not compared. */
function shown(value: unknown): string {
  return value === undefined ? 'undefined' : (JSON.stringify(value) ?? typeof value)
}

/** As much of React as keeps a state and runs a component again when it changes. */
function react(write: (text: string) => void) {
  const states: unknown[] = []
  let at = 0
  let component: (() => unknown) | null = null
  let isWaiting = false
  let renders = 0
  const render = (): void => {
    at = 0
    isWaiting = false
    if (renders++ > 8) return
    try {
      component?.()
    } catch {
      write('rendering throws')
    }
  }
  return {
    useState: (initial: unknown) => {
      const own = at++
      if (!(own in states)) states[own] = initial
      const set = (value: unknown): void => {
        states[own] = typeof value === 'function' ? value(states[own]) : value
        if (!isWaiting) setImmediate(render)
        isWaiting = true
      }
      return [states[own], set]
    },
    useEffect: (effect: () => unknown) => {
      const own = at++
      if (own in states) return
      states[own] = true
      effect()
    },
    render: (shownComponent: () => unknown) => {
      component = shownComponent
      render()
    },
  }
}

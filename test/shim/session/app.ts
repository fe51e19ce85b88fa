import { onTestFinished } from 'vitest'
import type { Engine } from '../../../shim/core/engine.js'
import { appEngine } from '../../../shim/functions/context.js'

/** The engine that the functions of the door use from now on: nobody has used it before. */
export function openApp(): Engine {
  forget()
  onTestFinished(forget)
  return appEngine()
}

/** The one engine of an app lives on the global object. */
function forget(): void {
  Reflect.deleteProperty(globalThis, Symbol.for('amplift.engine'))
}

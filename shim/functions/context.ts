import type { Engine } from '../core/engine.js'
import { sharedEngine } from '../core/shared-engine.js'
import { hostPlatform } from '../platform/host.js'

/**
 * The engine that a call is for, and its input: `(input)` is for the engine of the app,
 * `(context, input)` for that of the context.
 *
 * @throws Fault `NoAmplifyContextError` where nothing is configured, `InvalidAmplifyContextError`
 * where a context is not the first argument
 *
 * @example
 * export function resetPassword(...args: unknown[]) {
 *   return atDoor(async () => {
 *     const [engine, input] = engineOf<ResetPasswordInput>(args)
 *     return sendResetCode(engine, input)
 *   })
 * }
 */
export function engineOf<Input = undefined>(args: readonly unknown[]): [Engine, Input] {
  return [sharedEngine(hostPlatform), args[0] as Input]
}

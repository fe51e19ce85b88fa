import { Fault } from '../fault.js'

/**
 * The fault of a configuration that cannot be meant so.
 *
 * @param message - which key is wrong, and how
 * @param recovery - what belongs there
 * @param name - the name that v6 has for it, where it has one
 */
export function misconfigured(
  message: string,
  recovery: string,
  name = 'InvalidConfigurationException',
): Fault {
  return new Fault({ name, message: `The configuration cannot be used: ${message}`, recovery })
}

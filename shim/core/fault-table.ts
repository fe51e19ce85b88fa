import { Fault } from './fault.js'

/** What is known of a fault that is found out here, before or without a request. */
export interface FaultRow {
  /** v6's where it has one. */
  readonly message: string
  readonly recovery: string
  /** v6's name for it, where that is not the name of the row: one name may stand for several things. */
  readonly name?: string
}

/** The faults of one subject. Each has its own table: an app holds only the words of what it calls. */
export type FaultRows<Name extends string> = Readonly<Record<Name, FaultRow>>

/**
 * Makes the fault of a row.
 *
 * @example
 * const rows: FaultRows<'EmptySignUpUsername'> = {
 *   EmptySignUpUsername: { message: 'username is required to signUp', recovery: 'Pass a name.' },
 * }
 * throw faultOf(rows, 'EmptySignUpUsername')
 */
export function faultOf<Name extends string>(
  rows: FaultRows<Name>,
  name: Name,
  cause?: unknown,
): Fault {
  return new Fault({ name, ...rows[name], cause })
}

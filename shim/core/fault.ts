/**
 * Why something was not done, as data: each door makes the error of its library out of it. No
 * message and no field ever holds a password, a code, a proof or a token.
 */
export class Fault extends Error {
  override readonly name: string
  /** What can be done about it: one sentence. */
  readonly recovery: string | undefined
  /** What it goes back to: the service's refusal, or an error of the host. */
  readonly underlying: unknown
  /** What the service says about its answer. */
  readonly metadata: FaultMetadata | undefined

  constructor({ name, message, recovery, cause, metadata }: FaultData) {
    super(message)
    this.name = name
    this.recovery = recovery
    this.underlying = cause
    this.metadata = metadata
  }
}

/** What a fault is made of. */
export interface FaultData {
  /** The name that callers compare: the service's, or v6's for what is found out here. */
  readonly name: string
  /** One sentence for people. */
  readonly message: string
  readonly recovery?: string | undefined
  readonly cause?: unknown
  readonly metadata?: FaultMetadata | undefined
}

/** What the service says about an answer of its own. */
export interface FaultMetadata {
  readonly httpStatusCode?: number
  readonly requestId?: string
  readonly extendedRequestId?: string
}

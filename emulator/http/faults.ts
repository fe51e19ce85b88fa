/** Something that goes wrong on demand. */
export type Fault = FaultTarget &
  (
    | { readonly kind: 'latency'; readonly milliseconds: number }
    /** `before`: the call never happened. `after`: it took effect, and its answer was lost. */
    | { readonly kind: 'drop'; readonly when?: 'before' | 'after' }
    | { readonly kind: 'throttle'; readonly status?: number }
    | { readonly kind: 'server-error'; readonly status?: number }
    /** Every challenge session that is presented counts as expired. */
    | { readonly kind: 'expired-session' }
    | {
        readonly kind: 'error'
        readonly type: string
        readonly message?: string
        readonly status?: number
      }
  )

export interface FaultTarget {
  /** An operation such as `InitiateAuth`, or a path such as `/oauth2/token`; all when left out. */
  readonly operation?: string
  /** How many calls are hit; all until the fault is removed when left out. */
  readonly times?: number
  /** How many calls are let through first. */
  readonly after?: number
}

/** What happens to one call. */
export interface CallFaults {
  readonly delay: number
  readonly drop: 'before' | 'after' | undefined
  readonly refusal: FaultRefusal | undefined
}

export interface FaultRefusal {
  readonly type: string
  readonly message: string
  readonly status: number
}

/** The faults that are set. */
export interface Faults {
  /** Sets a fault and returns what removes it again. */
  add(fault: Fault): () => void
  clear(): void
  list(): readonly Fault[]
  /** Counts a call of `operation` and returns what happens to it. */
  strike(operation: string, input: Readonly<Record<string, unknown>>): CallFaults
}

const KINDS = ['latency', 'drop', 'throttle', 'server-error', 'expired-session', 'error']

export function createFaults(): Faults {
  const set = new Set<{ readonly fault: Fault; seen: number }>()
  return {
    add(fault) {
      checkFault(fault)
      const entry = { fault, seen: 0 }
      set.add(entry)
      return () => {
        set.delete(entry)
      }
    },
    clear: () => set.clear(),
    list: () => [...set].map(({ fault }) => fault),
    strike(operation, input) {
      const hits: Fault[] = []
      for (const entry of set) {
        if (!concerns(entry.fault, operation, input)) continue
        const { after = 0, times = Number.POSITIVE_INFINITY } = entry.fault
        entry.seen += 1
        if (entry.seen > after) hits.push(entry.fault)
        if (entry.seen >= after + times) set.delete(entry)
      }
      return combine(hits)
    },
  }
}

function concerns(
  fault: Fault,
  operation: string,
  input: Readonly<Record<string, unknown>>,
): boolean {
  if (fault.operation !== undefined && fault.operation !== operation) return false
  return fault.kind !== 'expired-session' || typeof input.Session === 'string'
}

function combine(faults: readonly Fault[]): CallFaults {
  const drop = faults.find((fault) => fault.kind === 'drop')
  return {
    delay: faults.reduce(
      (sum, fault) => sum + (fault.kind === 'latency' ? fault.milliseconds : 0),
      0,
    ),
    drop: drop === undefined ? undefined : (drop.when ?? 'before'),
    refusal: faults.map(refusalOf).find((refusal) => refusal !== undefined),
  }
}

function refusalOf(fault: Fault): FaultRefusal | undefined {
  switch (fault.kind) {
    case 'throttle':
      return {
        type: 'TooManyRequestsException',
        message: 'Too many requests',
        status: fault.status ?? 429,
      }
    case 'server-error':
      return {
        type: 'InternalErrorException',
        message: 'Something went wrong',
        status: fault.status ?? 500,
      }
    case 'expired-session':
      return {
        type: 'NotAuthorizedException',
        message: 'Invalid session for the user, session is expired.',
        status: 400,
      }
    case 'error':
      return {
        type: fault.type,
        message: fault.message ?? fault.type,
        status: fault.status ?? 400,
      }
    default:
      return undefined
  }
}

/** Faults arrive over HTTP too, where no compiler has looked at them. */
function checkFault(fault: Fault): void {
  if (typeof fault !== 'object' || fault === null || !KINDS.includes(fault.kind)) {
    throw new TypeError(`A fault needs a kind: ${KINDS.join(', ')}.`)
  }
  if (fault.kind === 'latency' && !(fault.milliseconds >= 0)) {
    throw new TypeError('A latency fault needs its milliseconds.')
  }
  if (fault.kind === 'error' && typeof fault.type !== 'string') {
    throw new TypeError('An error fault needs the type of the error.')
  }
  if (fault.times !== undefined && !(fault.times >= 1)) {
    throw new TypeError('A fault hits one call or more: leave `times` out for all of them.')
  }
  if ('status' in fault && !(Number(fault.status ?? 400) >= 400 && Number(fault.status) <= 599)) {
    throw new TypeError('A fault answers with a status from 400 to 599.')
  }
}

import type { Clock } from './platform.js'

/** How often a call is tried, as in v6 and the SDK. */
const ATTEMPTS = 3

/** Names of refusals that pass by themselves: too much at once, too slow, clocks that differ. */
const PASSING: readonly string[] = [
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'LimitExceededException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'TimeoutError',
  'RequestTimeout',
  'RequestTimeoutException',
  'AuthFailure',
  'BadRequestException',
  'InvalidSignatureException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
]

/** Statuses that pass by themselves. */
const PASSING_STATUSES: readonly number[] = [429, 500, 502, 503, 504]

/**
 * Does something, and does it again where what went wrong may pass: three times in all, waiting in
 * between.
 *
 * @throws what the last attempt threw
 */
export async function retrying<Result>(
  attempt: () => Promise<Result>,
  { wait }: Pick<Clock, 'wait'>,
): Promise<Result> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt()
    } catch (failure) {
      if (attempts === ATTEMPTS || !mayPass(failure)) throw failure
      await wait(backOff(attempts))
    }
  }
}

function mayPass(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false
  const { name, failure: kind, metadata } = failure as Error & PartOfFailure
  if (kind === 'network') return true
  if (kind === undefined) return false
  return PASSING.includes(name) || PASSING_STATUSES.includes(metadata?.httpStatusCode ?? 0)
}

interface PartOfFailure {
  readonly failure?: 'service' | 'network' | 'malformed'
  readonly metadata?: { readonly httpStatusCode: number }
}

/** 200 to 300 ms, then 400 to 500 ms: devices that fail together do not come back together. */
function backOff(attempts: number): number {
  return 100 * (2 ** attempts + Math.random())
}

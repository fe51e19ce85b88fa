import type { Attempt } from './attempt.js'

/**
 * Where an attempt is kept while the person thinks. Each door has its own: v6 knows one attempt at a
 * time, v5 one for each of its user objects. A place is opened for one run: what it writes belongs to
 * the attempt that it has read, or to a new one.
 */
export interface AttemptPlace {
  /** The attempt that waits for a reply; null where none does. */
  read(): Promise<Attempt | null>
  /** Keeps what has become of the attempt; null where nothing is left of it. */
  write(attempt: Attempt | null): Promise<void>
}

/** A call right behind the one that configures, for what has no place in v6's configuration. */
export interface BesideCall {
  readonly kind: BesideKind
  /** Source text of what it is given, with its last line at the margin. */
  readonly value: string
  /** On which it is made; null for always. */
  readonly condition: string | null
}

export type BesideKind =
  | 'cookies'
  | 'session-storage'
  | 'storage-of-v6'
  | 'storage-of-v5'
  | 'metadata'
  | 'opener'

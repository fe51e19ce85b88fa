/** One request and how it ended. */
export interface TranscriptEntry {
  /** By the clock of the local Cognito. */
  readonly at: number
  /** `cognito-idp`, `cognito-identity` or `oauth`. */
  readonly service: 'cognito-idp' | 'cognito-identity' | 'oauth'
  /** An operation such as `InitiateAuth`, or a path such as `/oauth2/token`. */
  readonly operation: string
  readonly requestId: string
  readonly userAgent: string | undefined
  /** The request as it came, passwords and all: in memory only. */
  readonly input: Readonly<Record<string, unknown>>
  /** The HTTP status; 0 when the connection was cut. */
  readonly status: number
  /** `ok`, the challenge that was given, or the type of the error. */
  readonly result: string
}

/** The requests since the start or the last `clear`. */
export interface Transcript {
  record(entry: TranscriptEntry): void
  entries(): readonly TranscriptEntry[]
  clear(): void
  /** Calls back for each request from now on; returns what ends it. */
  follow(listener: (entry: TranscriptEntry) => void): () => void
}

/** More than a test looks at, little enough to run for a week. */
const KEPT = 10_000
const HIDDEN = '***'
/** What may be shown: everything else could be a password, a code, a token or a person's data. */
const PLAIN = new Set([
  'AuthFlow',
  'ChallengeName',
  'ClientId',
  'USERNAME',
  'Username',
  'ANSWER_CHOICE',
  'CHALLENGE_NAME',
  'PREFERRED_CHALLENGE',
  'AttributeName',
  'ForceAliasCreation',
  'DeviceKey',
  'DEVICE_KEY',
  'DeviceRememberedStatus',
  'IdentityPoolId',
  'IdentityId',
  'TIMESTAMP',
  'client_id',
  'grant_type',
  'redirect_uri',
  'response_type',
  'scope',
  'identity_provider',
  'code_challenge_method',
])

export function createTranscript(): Transcript {
  const entries: TranscriptEntry[] = []
  const followers = new Set<(entry: TranscriptEntry) => void>()
  return {
    record(entry) {
      entries.push(entry)
      if (entries.length > KEPT) entries.shift()
      for (const follow of followers) follow(entry)
    },
    entries: () => [...entries],
    clear: () => {
      entries.length = 0
    },
    follow(listener) {
      followers.add(listener)
      return () => {
        followers.delete(listener)
      }
    },
  }
}

/** The entry with every value hidden that could be a secret, to be shown or sent. */
export function withoutSecrets(entry: TranscriptEntry): TranscriptEntry {
  return { ...entry, input: hide(entry.input) as Readonly<Record<string, unknown>> }
}

function hide(value: unknown, name?: string): unknown {
  if (value === null || typeof value === 'boolean') return value
  if (Array.isArray(value)) return value.map((item) => hide(item))
  if (typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value as object).map(([key, item]) => [key, hide(item, key)]),
    )
  }
  return name !== undefined && PLAIN.has(name) ? value : HIDDEN
}

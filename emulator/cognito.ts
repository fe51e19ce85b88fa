import type { Administration } from './administration.js'
import type { AmplifyConfigs, ConfigFilter } from './amplify-config.js'
import type { Clock, Message } from './core/model.js'
import type { AutomaticSignIn } from './hosted-ui/hosted-ui.js'
import type { Faults } from './http/faults.js'
import type { TranscriptEntry } from './http/transcript.js'
import type { Listening, ListenOptions } from './options.js'
import type { SavedState } from './state.js'

/** A local Cognito: its servers, its administrator, and what can be seen of it. */
export interface Cognito extends Administration {
  /** Starts the servers and says where they are. @throws TypeError when they run already. */
  listen(options?: ListenOptions): Promise<Listening>
  /** Stops the servers and cuts what is still connected. What is known stays. */
  close(): Promise<void>
  /** The configs for `Amplify.configure` of both majors. @throws TypeError before `listen`. */
  configs(filter?: ConfigFilter): AmplifyConfigs
  /** The time that codes, sessions and tokens go by. */
  readonly clock: Clock
  /** What goes wrong on demand. */
  readonly faults: Faults
  /** The requests since the start, passwords and tokens included. */
  transcript(): readonly TranscriptEntry[]
  clearTranscript(): void
  /** Calls back for each request from now on; returns what ends it. */
  onRequest(listener: (entry: TranscriptEntry) => void): () => void
  /** Calls back for each code that is sent from now on; returns what ends it. */
  onMessage(listener: (message: Message) => void): () => void
  /** Calls back after each request that may have changed something, the admin door's too. */
  onChange(listener: () => void): () => void
  /** Who signs in at the Hosted UI without a page; `undefined` shows the page again. */
  autoSignIn(person: AutomaticSignIn | undefined): void
  /** Everything that is known, as plain JSON: signing keys and password verifiers too. */
  state(): SavedState
  /** Goes back to a saved state. Faults, clock and transcript stay as they are. */
  restore(state: SavedState): void
  /** Goes back to how it was made: pools and users, no faults, no transcript, the real time. */
  reset(): void
}

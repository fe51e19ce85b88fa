import type * as auth from 'aws-amplify/auth'
import type { Cognito } from '../../../emulator/index.js'
import type { Store } from '../../emulator/qualification/clients/store.js'
import type { BrowserSetting } from './browser.js'
import type { Answer } from './network.js'
import type { ServiceSetting } from './world.js'

/** Something that an app does, on either door. */
export interface Scenario {
  /** A sentence, told once. */
  readonly name: string
  readonly service?: ServiceSetting
  readonly browser?: BrowserSetting
  /** What the storage of the browser holds when the visitor comes; nothing where nothing is said. */
  readonly visitor?: Visitor
  /** Which pools the app is configured with; the user pool where nothing is said. */
  readonly pools?: 'user pool' | 'user pool and identity pool' | 'identity pool' | 'nothing'
  /** What is different about the configuration of Auth.Cognito. */
  readonly config?: object
  /** Another configuration, whole. */
  readonly whole?: object
  /** The second argument of the configuration. */
  readonly options?: object
  readonly run: (app: App) => Promise<unknown>
}

/** What a visitor's browser holds. */
export type Visitor =
  | 'nobody'
  /** Signed in just now. */
  | 'signed in'
  /** The tokens ran out, the refresh token did not. */
  | 'signed in two hours ago'
  /** The same, in a session of the real v5. */
  | 'signed in by v5'

/** The functions of the door. Each call is a step that is written down; one that rejects gives nothing. */
export type Recorded = {
  readonly [Name in FunctionName]: (
    ...args: Parameters<(typeof auth)[Name]>
  ) => Promise<Awaited<ReturnType<(typeof auth)[Name]>> | undefined>
}

/** The names of the functions. */
export type FunctionName = {
  [Name in keyof typeof auth]: (typeof auth)[Name] extends (...args: never[]) => unknown
    ? (typeof auth)[Name] extends abstract new (
        ...args: never[]
      ) => unknown
      ? never
      : Name
    : never
}[keyof typeof auth]

/** What a scenario has at hand. */
export interface App {
  readonly auth: Recorded
  readonly cognito: Cognito
  readonly localStorage: Store
  readonly sessionStorage: Store
  /** The code that was sent last. */
  code(): string
  /** Another code than the one that was sent last. */
  wrongCode(): string
  /** What the authenticator app shows; each is of a later half-minute, since a code serves once. */
  totp(secret?: string): Promise<string>
  /** Lets time pass, for both the browser and the service. */
  pass(milliseconds: number): Promise<void>
  /** Makes several calls at once, as one step. */
  together(start: (door: typeof auth) => readonly Promise<unknown>[]): Promise<void>
  /** Has something else than the service answer the next calls of an operation. */
  answer(operation: string, answer: Answer): void
  /** Makes a context of aws-amplify for the same pools. */
  createContext(): object
  /** Loads the page again: what is in memory is gone. */
  reload(): void
  /**
   * Goes where the browser was sent by the last step: through the sign-in pages and back to the app,
   * or to another URL of the app.
   */
  follow(url?: (back: URL) => string): Promise<void>
  /** Writes something down. */
  note(value: unknown): void
}

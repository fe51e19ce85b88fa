import { parseConfig } from '../../../shim/core/config/parse-config.js'
import type { AuthEvent } from '../../../shim/core/events.js'
import { configureEngine } from '../../../shim/core/open-engine.js'
import { autoSignIn } from '../../../shim/functions/auto-sign-in.js'
import { confirmResetPassword } from '../../../shim/functions/confirm-reset-password.js'
import { confirmSignIn } from '../../../shim/functions/confirm-sign-in.js'
import { confirmSignUp } from '../../../shim/functions/confirm-sign-up.js'
import { resendSignUpCode } from '../../../shim/functions/resend-sign-up-code.js'
import { resetPassword } from '../../../shim/functions/reset-password.js'
import { signIn } from '../../../shim/functions/sign-in.js'
import { signUp } from '../../../shim/functions/sign-up.js'
import type { Platform } from '../../../shim/platform/platform.js'
import { openStore, type Store } from '../../emulator/qualification/clients/store.js'
import type { Peer } from '../../emulator/qualification/peer.js'
import { cognitoOf, type Visitor, visit } from '../session/visitor.js'

const ENGINE = Symbol.for('amplift.engine')

/** A page of an app: our door, with an engine of its own. */
export interface Page extends Visitor {
  /** The storage of the tab: outlives a reload. */
  readonly tab: Store
  readonly auth: Door
}

/** The functions of the door that sign people in and up. */
export interface Door {
  readonly autoSignIn: typeof autoSignIn
  readonly confirmResetPassword: typeof confirmResetPassword
  readonly confirmSignIn: typeof confirmSignIn
  readonly confirmSignUp: typeof confirmSignUp
  readonly resendSignUpCode: typeof resendSignUpCode
  readonly resetPassword: typeof resetPassword
  readonly signIn: typeof signIn
  readonly signUp: typeof signUp
}

/** What is different about a page. */
export interface PageOptions {
  readonly store?: Store
  readonly tab?: Store
  readonly platform?: Partial<Platform>
  /** What `Auth.Cognito` of the configuration says besides. */
  readonly cognito?: object
}

/** Opens a page; given the storages of another one, that one is loaded again. */
export function openPage(
  peer: Peer,
  { platform, store = openStore(), tab = openStore(), cognito }: PageOptions = {},
): Page {
  const visitor = visit(peer, { store, platform: { tabStorage: tab, ...platform } })
  const Cognito = { ...cognitoOf(peer), ...cognito }
  configureEngine(visitor.engine, parseConfig({ Auth: { Cognito } }))
  const events: AuthEvent[] = []
  visitor.engine.events.hear((event) => events.push(event))
  return { ...visitor, events, tab, auth: doorOf(visitor) }
}

/** The functions of the door find their engine on the global object, as in an app with one page. */
function doorOf({ engine }: Visitor): Door {
  const here =
    <Input, Output>(run: (input: Input) => Output) =>
    (input: Input) => {
      Object.assign(globalThis, { [ENGINE]: engine })
      return run(input)
    }
  const door: Door = {
    autoSignIn,
    confirmResetPassword,
    confirmSignIn,
    confirmSignUp,
    resendSignUpCode,
    resetPassword,
    signIn,
    signUp,
  }
  const bound = Object.entries(door).map(([name, run]) => [name, here(run as never)])
  return Object.fromEntries(bound) as Door
}

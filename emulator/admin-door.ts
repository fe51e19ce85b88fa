import type { Cognito } from './cognito.js'
import type { AutomaticSignIn } from './hosted-ui/hosted-ui.js'
import type { AdminDoor, AdminFunction } from './http/admin.js'
import type { Fault } from './http/faults.js'
import { withoutSecrets } from './http/transcript.js'

/** What the programmatic API offers, under the same names, for tests in another process. */
export function createAdminDoor(cognito: Cognito): AdminDoor {
  return {
    health: read(() => ({ ok: true, now: cognito.clock.now() })),
    configs: read(cognito.configs),
    getUser: read(cognito.getUser),
    listUsers: read(cognito.listUsers),
    outbox: read(cognito.outbox),
    lastCode: read((filter: Parameters<Cognito['lastCode']>[0]) => ({
      code: cognito.lastCode(filter),
    })),
    transcript: read(() => cognito.transcript().map(withoutSecrets)),
    faults: read(() => cognito.faults.list()),
    createUser: write(cognito.createUser),
    deleteUser: write(cognito.deleteUser),
    setPassword: write(cognito.setPassword),
    confirmUser: write(cognito.confirmUser),
    enableUser: write(cognito.enableUser),
    disableUser: write(cognito.disableUser),
    requirePasswordReset: write(cognito.requirePasswordReset),
    setAttributes: write(cognito.setAttributes),
    setGroups: write(cognito.setGroups),
    setMfa: write(cognito.setMfa),
    signOutUser: write(cognito.signOutUser),
    issueTokens: write(cognito.issueTokens),
    expireSessions: write(() => cognito.expireSessions()),
    addFault: write((fault: Fault) => {
      cognito.faults.add(fault)
      return cognito.faults.list()
    }),
    clearFaults: write(() => cognito.faults.clear()),
    clearTranscript: write(() => cognito.clearTranscript()),
    advanceClock: write(({ milliseconds }: { readonly milliseconds: number }) => {
      if (!Number.isFinite(milliseconds)) throw new TypeError('The clock needs `milliseconds`.')
      return { now: cognito.clock.advance(milliseconds) }
    }),
    setClock: write(({ time }: { readonly time?: number }) => {
      if (time !== undefined && !Number.isFinite(time)) throw new TypeError('No time in `time`.')
      cognito.clock.set(time)
      return { now: cognito.clock.now() }
    }),
    autoSignIn: write((person: AutomaticSignIn | Record<string, never>) => {
      cognito.autoSignIn(Object.keys(person).length === 0 ? undefined : person)
    }),
    reset: write(() => cognito.reset()),
  }
}

function read(perform: (input: never) => unknown): AdminFunction {
  return { perform, isRead: true }
}

function write(perform: (input: never) => unknown): AdminFunction {
  return { perform, isRead: false }
}

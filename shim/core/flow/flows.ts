import { rowOf } from '../row-of.js'
import type { Attempt, FlowName } from './attempt.js'
import type { Decision, Fill } from './effect.js'
import type { Started } from './flow-event.js'

/** How a sign-in begins. */
interface Flow {
  /** Cognito's name. */
  readonly wire: string
  readonly texts: Readonly<Record<string, string>>
  readonly fill: readonly Fill[]
  readonly password: 'needed' | 'refused'
}

/** The name under which v6 and v5 keep tokens is the user pool's, but for `USER_AUTH`. */
const flows: Readonly<Record<Exclude<FlowName, 'USER_AUTH'>, Flow>> = {
  USER_SRP_AUTH: { wire: 'USER_SRP_AUTH', texts: {}, fill: ['SRP_A'], password: 'needed' },
  USER_PASSWORD_AUTH: {
    wire: 'USER_PASSWORD_AUTH',
    texts: {},
    fill: ['PASSWORD', 'DEVICE_KEY'],
    password: 'needed',
  },
  CUSTOM_WITHOUT_SRP: {
    wire: 'CUSTOM_AUTH',
    texts: {},
    fill: ['DEVICE_KEY'],
    password: 'refused',
  },
  CUSTOM_WITH_SRP: {
    wire: 'CUSTOM_AUTH',
    texts: { CHALLENGE_NAME: 'SRP_A' },
    fill: ['SRP_A'],
    password: 'needed',
  },
}

/** What `USER_AUTH` sends along with the factor that it begins with. */
const preferredFills: Readonly<Record<string, readonly Fill[]>> = {
  PASSWORD: ['PASSWORD'],
  PASSWORD_SRP: ['SRP_A'],
}

/** Whether a flow takes a password when it begins. `USER_AUTH` may be given one that it leaves. */
export function passwordOf(
  flow: FlowName,
  preferred: string | null,
): 'needed' | 'refused' | 'left' {
  if (flow !== 'USER_AUTH') return flows[flow].password
  return fillsOf(preferred).length > 0 ? 'needed' : 'left'
}

/** Whether somebody means one of the flows. */
export function isFlow(name: unknown): name is FlowName {
  return name === 'USER_AUTH' || rowOf(flows, String(name)) !== undefined
}

/** Begins a sign-in. */
export function begin({ id, flow, username, preferred, session }: Started): Decision {
  const { wire, texts, fill } = flow === 'USER_AUTH' ? userAuth(preferred) : flows[flow]
  const attempt: Attempt = {
    id,
    flow,
    loginId: username,
    username,
    takesName: flow !== 'USER_AUTH' || preferred === 'PASSWORD_SRP',
    waitsFor: 'service',
    challenge: null,
    session: null,
    setup: null,
    proved: [],
  }
  return {
    attempt,
    effect: {
      kind: 'initiate',
      name: wire,
      // A proof of the password is a beginning of its own, as in v6.
      session: preferred === 'PASSWORD_SRP' ? null : session,
      texts: { USERNAME: username, ...texts },
      fill,
      parameters: {},
      names: [username],
      tells: 'all',
    },
  }
}

function userAuth(preferred: string | null): Omit<Flow, 'password'> {
  return {
    wire: 'USER_AUTH',
    texts: preferred === null ? {} : { PREFERRED_CHALLENGE: preferred },
    fill: fillsOf(preferred),
  }
}

function fillsOf(preferred: string | null): readonly Fill[] {
  return rowOf(preferredFills, preferred) ?? []
}

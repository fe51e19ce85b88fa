import {
  askedOf,
  type Challenge,
  change,
  firstStep,
  later,
  nextStep,
  Refusal,
  refusal,
  type World,
} from './world.js'
import { callV5, claims } from './world-v5.js'

interface Token {
  readonly payload: Record<string, unknown>
  toString(): string
}

interface AuthSession {
  readonly tokens: { readonly idToken: Token; readonly accessToken: Token } | undefined
  readonly userSub?: string
}

/** Where a sign-in stands: done, or what is asked next. */
interface SignInOutput {
  readonly isSignedIn: boolean
  readonly nextStep: {
    readonly signInStep: 'DONE' | (typeof STEPS)[Challenge]
    readonly codeDeliveryDetails?: { readonly destination: string; readonly deliveryMedium: string }
  }
}

/** What rewritten programs call of v6. */
interface FunctionsV6 {
  getCurrentUser(): Promise<{ readonly username: string; readonly userId: string }>
  fetchUserAttributes(): Promise<Record<string, string>>
  fetchAuthSession(): Promise<AuthSession>
  confirmSignIn(input: { challengeResponse: string }): Promise<SignInOutput>
  updatePassword(input: { oldPassword: string; newPassword: string }): Promise<void>
  updateUserAttributes(input: { userAttributes: Record<string, string> }): Promise<object>
  deleteUserAttributes(input: { userAttributeKeys: string[] }): Promise<void>
  sendUserAttributeVerificationCode(input: { userAttributeKey: string }): Promise<void>
  signOut(): Promise<void>
}

const STEPS = {
  SMS_MFA: 'CONFIRM_SIGN_IN_WITH_SMS_CODE',
  NEW_PASSWORD_REQUIRED: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED',
  CUSTOM_CHALLENGE: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
} as const

/** The functions of `aws-amplify/auth`, as far as rewritten programs call them. */
export function functionsV6(world: World): FunctionsV6 {
  const signedIn = (): string => {
    if (world.current !== null) return world.current
    throw refusal('UserUnAuthenticatedException', 'User needs to be authenticated.')
  }
  const by = (what: string, ...details: unknown[]): void =>
    change(world, what, signedIn(), ...details)
  return {
    getCurrentUser: () => call(() => ({ username: signedIn(), userId: `sub-of-${signedIn()}` })),
    fetchUserAttributes: () =>
      call(() => {
        signedIn()
        return { ...world.attributes }
      }),
    fetchAuthSession: () =>
      call(() => {
        const { current } = world
        if (current === null) return { tokens: undefined }
        const tokens = { idToken: token('id', current), accessToken: token('access', current) }
        return { tokens, userSub: `sub-of-${current}` }
      }),
    confirmSignIn: ({ challengeResponse }: { challengeResponse: string }) =>
      call(() => {
        nextStep(world, challengeResponse)
        return outputOf(world)
      }),
    updatePassword: (input: { oldPassword: string; newPassword: string }) =>
      call(() => by('change password', input.oldPassword, input.newPassword)),
    updateUserAttributes: ({ userAttributes }: { userAttributes: Record<string, string> }) =>
      call(() => {
        by('update attributes', userAttributes)
        Object.assign(world.attributes, userAttributes)
        return {}
      }),
    deleteUserAttributes: ({ userAttributeKeys }: { userAttributeKeys: string[] }) =>
      call(() => by('delete attributes', userAttributeKeys)),
    sendUserAttributeVerificationCode: ({ userAttributeKey }: { userAttributeKey: string }) =>
      call(() => by('verify attribute', userAttributeKey)),
    signOut: () =>
      call(() => {
        change(world, 'sign out')
        world.current = null
      }),
  }
}

/** The one function of the helper module that answers in v6's shape; it rejects as v5 did. */
export function signInOrReject(
  world: World,
): (input: { username: string }) => Promise<SignInOutput> {
  return ({ username }) =>
    callV5(() => {
      firstStep(world, username)
      return outputOf(world)
    })
}

function outputOf(world: World): SignInOutput {
  const asked = askedOf(world)
  if (!asked) return { isSignedIn: true, nextStep: { signInStep: 'DONE' } }
  const signInStep = STEPS[asked]
  const isCode = asked === 'SMS_MFA'
  const codeDeliveryDetails = { destination: '+*******00', deliveryMedium: 'SMS' }
  return {
    isSignedIn: false,
    nextStep: { signInStep, ...(isCode && { codeDeliveryDetails }) },
  }
}

function token(use: string, username: string): Token {
  return { toString: () => `${use}-token-of-${username}`, payload: claims(use, username) }
}

function call<Result>(work: () => Result): Promise<Result> {
  return later(() => {
    try {
      return work()
    } catch (error) {
      throw error instanceof Refusal ? errorV6(error) : error
    }
  })
}

/** v6's errors have a name and no code. */
function errorV6({ name, message }: Refusal): Error {
  return Object.assign(new Error(message), { name })
}

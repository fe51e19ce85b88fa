/**
 * The shape of a fact. Rows hold data and the names of handlers, never functions: the codemod, the
 * report, `amplift explain`, the README table and the docs all read the same rows.
 */

/** A place in a v6 input object, written as a dotted path: `options.clientMetadata`. */
export type InputPath = string

/** Where one positional v5 argument goes. */
export type ArgumentTarget =
  /** The argument becomes this property of the v6 input. */
  | {
      readonly to: InputPath
      readonly via?: ValueMapping
      /** v6 types it as one of a few strings: in TypeScript only a literal is certain to fit. */
      readonly narrow?: true
      /** v5 left it out when it was empty: only a literal that is not empty is certain to count. */
      readonly unlessEmpty?: true
    }
  /** Falls away: v6 always means the current user, and knows which challenge is open. */
  | { readonly drop: 'current-user' | 'mfa-type' }
  /** An object whose members are spread over these paths, member by member. */
  | { readonly members: Readonly<Record<string, MemberTarget>> }
  /** v6 has no place for it: a call that passes it stays on the shim. */
  | { readonly refuse: string }

/** Where one member of a v5 object argument goes. */
export type MemberTarget =
  | {
      readonly to: InputPath
      readonly via?: ValueMapping
      /** v6 types it more strictly: in TypeScript only a literal is certain to fit. */
      readonly narrow?: true
    }
  | { readonly refuse: string }
  /** Refused unless its value is the literal written here, which is v6's default and is dropped. */
  | { readonly omitWhen: 'false'; readonly refuse: string }

/** Names of the mappings that a value goes through on its way. */
export type ValueMapping =
  | 'provider'
  | 'custom-provider'
  | 'mfa-preference'
  | 'attributes-without-read-only'
  | 'force-refresh'

/** One way to call a v5 method. The first signature that fits a call is used. */
export type Signature =
  | {
      readonly form: 'positional'
      readonly args: readonly ArgumentTarget[]
      /** Fewer arguments than this do not fit. */
      readonly required: number
    }
  | {
      readonly form: 'object'
      readonly members: Readonly<Record<string, MemberTarget>>
      /** Members without which v5 rejected and v6 does not. */
      readonly required?: readonly string[]
      /** True when the call may also be made without the object. */
      readonly optional?: boolean
    }

/** A default of v5 that v6 does not share and that therefore has to be written out. */
export interface WrittenDefault {
  readonly path: InputPath
  /** Source text of the value. */
  readonly value: string
  readonly why: string
}

/** Which majors reject in a situation. `both` and `neither` need no guard. */
export type Rejects = 'both' | 'v5' | 'v6' | 'neither'

/** The situations in which a rewrite must keep whether the promise resolves or rejects. */
export interface Outcomes {
  readonly signedOut: Rejects
  readonly alreadySignedIn: Rejects
  readonly unconfirmed: Rejects
  readonly resetRequired: Rejects
}

/** What a v5 rejection looks like to the code that catches it. */
export type Rejection =
  /** An Error with `name` equal to `code`, as the service names it. */
  | 'service-error'
  /** A bare string when nobody is signed in, service errors otherwise. */
  | 'string-or-service-error'

/** What the v5 promise resolves with, and what of it v6 still has. */
export type Result =
  /** Nothing in both majors. */
  | { readonly kind: 'nothing' }
  /** The v6 value has everything that the v5 value had, under the same names. */
  | { readonly kind: 'same' }
  /** v5 resolved with the string 'SUCCESS', v6 with something else. */
  | { readonly kind: 'success-string'; readonly v6: string }
  /** Another shape; `members` says what became of each member, null where v6 has nothing. */
  | {
      readonly kind: 'reshaped'
      readonly v5: string
      readonly v6: string
      readonly members: Readonly<Record<string, string | null>>
    }

/** Handlers that rewrite a call. The transforms hold one function for each name. */
export type CallHandler =
  /** Arguments are mapped by the signatures; the callee becomes the first v6 name. */
  | 'map-arguments'
  /** `getCurrentUser()` where only the rejection matters. */
  | 'guard'
  /** `fetchAuthSession()` where the chain that reads it is known. */
  | 'session'
  /** `signInWithRedirect()` with the provider translated. */
  | 'redirect'
  /** Mapped like arguments, followed by the token refresh that v5 made by itself. */
  | 'map-and-refresh'
  /** `updateMFAPreference()` for a literal method. */
  | 'mfa-preference'
  /** `confirmSignIn()` where the user is read for its challenge only. */
  | 'answer'
  /** v6's `signIn()` where the user is read for its challenge only. */
  | 'sign-in'
  /** A storage that is set, or the helper's merging of options. */
  | 'configure'
  /** `fetchUserAttributes()` where nothing but attributes is read at once. */
  | 'user-info'
  /** No rule yet, or no equivalent: the call stays on the shim. */
  | 'bridge'

/**
 * Sites that share state share one door: those of one sign-in or one sign-up, those that answer
 * with a user who signed in with the token of another provider, and those that take a user who was
 * fetched elsewhere.
 */
export type ConnectedSet = 'sign-in' | 'sign-up' | 'federated' | 'user'

/**
 * What a helper resolves with. A user or a session is an object with the members that code reads, but
 * without those that only v5's own classes can have.
 */
export type HelperResult = 'plain' | 'user' | 'session'

/**
 * What an event of v5 brings: the error that the call rejects with, or what it resolves with. The
 * others bring what only v5 knows.
 */
export type EventData = 'error' | 'result' | 'user' | 'changes' | 'redirect'

interface RowBase {
  /** Unique over all rows; the names of fixtures and `--only` use it. */
  readonly id: string
  /** One sentence: what happens to code that uses it. */
  readonly summary: string
  /** What changes without an error, one sentence each. */
  readonly silent: readonly string[]
  readonly links: readonly string[]
}

/** Every method of the v5 `Auth` class (5.3.41), the deprecated ones included. */
export type MethodName =
  | 'signUp'
  | 'confirmSignUp'
  | 'resendSignUp'
  | 'signIn'
  | 'confirmSignIn'
  | 'completeNewPassword'
  | 'sendCustomChallengeAnswer'
  | 'setupTOTP'
  | 'verifyTotpToken'
  | 'getMFAOptions'
  | 'getPreferredMFA'
  | 'setPreferredMFA'
  | 'enableSMS'
  | 'disableSMS'
  | 'currentAuthenticatedUser'
  | 'currentUserPoolUser'
  | 'currentSession'
  | 'userSession'
  | 'currentUserCredentials'
  | 'currentCredentials'
  | 'essentialCredentials'
  | 'currentUserInfo'
  | 'userAttributes'
  | 'updateUserAttributes'
  | 'deleteUserAttributes'
  | 'verifiedContact'
  | 'verifyUserAttribute'
  | 'verifyUserAttributeSubmit'
  | 'verifyCurrentUserAttribute'
  | 'verifyCurrentUserAttributeSubmit'
  | 'changePassword'
  | 'forgotPassword'
  | 'forgotPasswordSubmit'
  | 'deleteUser'
  | 'signOut'
  | 'federatedSignIn'
  | 'rememberDevice'
  | 'forgetDevice'
  | 'fetchDevices'
  | 'configure'

/** One method of the v5 `Auth` class. */
export interface MethodRow extends RowBase {
  readonly kind: 'method'
  readonly name: MethodName
  readonly deprecated?: true
  /** Functions of `aws-amplify/auth` that take its place; empty where there is none. */
  readonly v6: readonly string[]
  readonly handler: CallHandler
  /** Why a call may not be native, as the report says it. */
  readonly bridged?: string
  readonly signatures: readonly Signature[]
  readonly defaults: readonly WrittenDefault[]
  readonly result: Result
  readonly outcomes: Outcomes
  readonly rejection: Rejection
  readonly set?: ConnectedSet
  /** What the helper module's function of this name resolves with; left out where it has none. */
  readonly helper?: HelperResult
  /**
   * v5 sent the config's clientMetadata along: with the call itself, or with no more than the refresh
   * that it may make.
   */
  readonly sendsMetadata?: 'call' | 'refresh'
  /** v5 opened a page of the Hosted UI for it, by what the config names where it names something. */
  readonly visitsHostedUi?: true
  /** Hub events that v5 sends during this call and v6 does not, and what they bring. */
  readonly events?: Readonly<Record<string, EventData>>
  readonly before: string
  readonly after: string
}

/** One event on the Hub channel `auth`. */
export interface EventRow extends RowBase {
  readonly kind: 'event'
  readonly name: string
  /** What v6 calls it on the same channel; null where v6 announces nothing there. */
  readonly v6: string | null
  /**
   * v6 sends its event whenever v5 sent this one; `in-another-order` where events of one redirect come
   * the other way round. Left out where one of them is silent at a moment at which the other is not.
   */
  readonly moments?: 'same' | 'in-another-order'
  /** Nothing sends it any more, the helper module included. */
  readonly lost?: true
  /** The payload's `data`, as a type; null where v6 has no such event. */
  readonly data: { readonly v5: string; readonly v6: string | null }
  /** Where the listener's code belongs when the event is gone. */
  readonly instead?: string
  /** The same news on another channel. */
  readonly elsewhere?: { readonly channel: string; readonly event: string }
}

/** What happens to a configuration value on its way, beside its new place. */
export type ConfigMapping =
  /** `mandatorySignIn: true` means `allowGuestAccess: false`. */
  | 'negated'
  /** A string becomes a list of one. */
  | 'list'
  /** Spelled in another case or under another word. */
  | 'respelled'

/** A key that is not needed any more, or that becomes something beside the configuration. */
export type ConfigRewrite =
  | 'drop'
  | 'sign-in-flow'
  | 'cookie-storage'
  | 'key-value-storage'
  | 'client-metadata'
  | 'url-opener'
  | 'library-option'
  /** The helper module configures without it, or with a part of it, which a person is told. */
  | 'do-without'

/** One configuration key. */
export interface ConfigRow extends RowBase {
  readonly kind: 'config'
  readonly name: string
  /**
   * Who writes it: by hand in the `Auth` block or flat beside it, by hand at the top level only, or
   * the command line of Amplify in a generated file that both majors read as it is.
   */
  readonly place: 'auth' | 'top-level' | 'generated'
  /** The path in v6's ResourcesConfig; null where the configuration has no such key any more. */
  readonly v6: string | null
  readonly value?: ConfigMapping
  /** The key of `Auth` that says the same, where a generated key is written by hand. */
  readonly sameAs?: string
  /** What does the same in v6 where no key does, as source text. */
  readonly instead?: string
  /** Where the value goes in the input of each single call. */
  readonly perCall?: InputPath
  /** What has to be written out where v5 code says nothing. */
  readonly whenMissing?: WrittenDefault
  /** What a rewrite does with a key that v6 has no place for; left out where only a person can tell. */
  readonly rewrite?: ConfigRewrite
  /** The key of `amplify_outputs.json`, below `auth`. */
  readonly outputs?: string
}

/** Where code finds the text that it compares. */
export type ErrorPlace = 'code' | 'name' | 'message'

/** The sign-in steps with which v6 resolves where v5 rejected. */
export type ResolvedStep = 'CONFIRM_SIGN_UP' | 'RESET_PASSWORD'

/** An error name, code, message or bare string that callers compare. */
export interface ErrorRow extends RowBase {
  readonly kind: 'error'
  readonly name: string
  /** How v5 rejected: with an Error, or with this very string. */
  readonly form: 'error' | 'string'
  /** Members of the v5 error that hold `name`; empty for a bare string. */
  readonly at: readonly ErrorPlace[]
  /** The v6 `name` of the same error; null where v6 has none or where the method decides. */
  readonly v6: string | null
  /** The v6 `name` where it differs by method, under the name of the v5 method. */
  readonly byMethod?: Readonly<Partial<Record<MethodName, string>>>
  /** Where v6's signIn resolves instead, and with which step. */
  readonly step?: ResolvedStep
}

/** An exported type, class, enum or value. */
export interface TypeRow extends RowBase {
  readonly kind: 'type'
  readonly name: string
  readonly entity: 'type' | 'class' | 'enum' | 'value'
  /** Module specifiers it is imported from, the usual one first. */
  readonly from: readonly string[]
  /** The exported name that takes its place; null where there is none. */
  readonly v6: string | null
  /** The module that exports it, when that is not `aws-amplify/auth`. */
  readonly module?: string
  /** A type expression over v6 exports that says the same where no single name does. */
  readonly instead?: string
  /** Members of an enum or a union of strings: the v5 value and what v6 calls it. */
  readonly members?: Readonly<Record<string, { readonly v5: string; readonly v6: string | null }>>
  /** What became of each member that code reads or calls, null where v6 has nothing. */
  readonly shape?: Readonly<Record<string, string | null>>
  /**
   * The helper module has it under this name, and what its functions give and take is of it. Said as
   * in a row of a method: a type that holds a user is one only as long as nobody reads what v5's own
   * class has.
   */
  readonly helper?: HelperResult
}

/** A member of `Auth` that no method row covers, private ones that apps touch included. */
export interface MemberRow extends RowBase {
  readonly kind: 'member'
  readonly name: string
  /** The exported name that takes its place; null where there is none. */
  readonly v6: string | null
  /** The module that exports it, when that is not `aws-amplify/auth`. */
  readonly module?: string
  readonly before: string
  readonly after: string
}

/** What becomes of a use that is no call. */
export type FormFate =
  /** Rewritten as far as the uses behind it are: a way in is as native as they are. */
  | 'as its uses'
  /** A function of the helper module takes its place. */
  | 'helper'
  /** It stays, and comes from the shim. */
  | 'bridge'
  /** Left as it is, for a person. */
  | 'manual'

/** A use of v5 that is no call: a way in, a value that travels, a mock. */
export interface FormRow extends RowBase {
  readonly kind: 'form'
  readonly name: string
  readonly fate: FormFate
  readonly before: string
  readonly after: string
}

/** What a package of v5 exports beside Auth: one category, or one value of its root or its core. */
export interface ExportRow extends RowBase {
  readonly kind: 'category' | 'export'
  readonly name: string
  /** Packages of v5 that export its names; the root is `aws-amplify`. */
  readonly from: readonly string[]
  /** Names that v6 exports too, what they are called there, and where that is. */
  readonly kept: {
    readonly module: string
    readonly names: readonly string[]
    readonly renamed?: Readonly<Record<string, string>>
    /** Packages of v6 that export the names that are not renamed as well. */
    readonly also?: readonly string[]
  } | null
  /** Names that v6 has not, or not for the same thing; `default` is one of them. */
  readonly gone: readonly string[]
  /** Methods of a kept value that answer with a promise in v6 only. */
  readonly promised?: readonly string[]
  /** Methods of a kept value that v6 does not have. */
  readonly lost?: readonly string[]
  /** The package of `from` of which v6 has no version. */
  readonly endsIn?: string
  /** How a name that v6 uses for something else shows that it is v6's. */
  readonly ofV6?: 'constructed' | 'one-object'
  /** What to do where a name is gone, as the end of a sentence. */
  readonly instead?: string
  readonly before: string
  readonly after: string
}

/** What a library of components exported for v5. */
export interface UiRow extends RowBase {
  readonly kind: 'ui'
  readonly name: string
  /** The modules that export it. */
  readonly from: readonly string[]
  /** The names it stands for; `all` where the library itself has no version for v6. */
  readonly exports: 'all' | readonly string[]
  /** It stands for all names that begin like this, but for those that v6 exports too. */
  readonly begins?: { readonly with: string; readonly but: readonly string[] }
  /** The export that does the same; null where a person has to look for one. */
  readonly v6: { readonly name: string; readonly module: string } | null
  /** The name is still there: what changes is what it gives or takes. */
  readonly isKept?: true
  readonly before: string
  readonly after: string
}

export type Row =
  | MethodRow
  | EventRow
  | ConfigRow
  | ErrorRow
  | TypeRow
  | MemberRow
  | FormRow
  | UiRow
  | ExportRow

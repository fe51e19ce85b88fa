import type { ConnectedSet } from '../src/table/row.js'
import type { ConfigurationFacts } from './configuration-facts.js'
import type { SignInFlow } from './configured-flow.js'
import type { HandedConfigurations } from './handed-configurations.js'
import type { SharedMock } from './mocked-methods.js'

/** What may become of a site. See README for what each tier means to its owner. */
export type Tier = 'native' | 'helper' | 'bridge' | 'manual'

/** A sentence about one place in the user's code that v6 breaks. */
export interface Finding {
  /** 1-based line in the file before the run. */
  readonly line: number
  /** 0-based column, in UTF-16 units, in the file before the run. */
  readonly column: number
  /** Offset in the file before the run. */
  readonly start: number
  /** What is used, as people know it: `signIn`, `Auth.user`, `Hub`. */
  readonly api: string
  readonly tier: Tier
  /** Id of the row of the table that this finding rests on. */
  readonly row: string
  /** One sentence: why it is not native, or what to look at. */
  readonly note?: string
}

/** What a run does to one file. `code` is the whole new text. */
export type FileResult =
  | ({
      readonly status: 'changed'
      readonly code: string
      readonly findings: readonly Finding[]
      /** Functions of the helper module that the new code calls. */
      readonly helpers?: readonly string[]
    } & Staying)
  | ({ readonly status: 'unchanged'; readonly findings: readonly Finding[] } & Staying)
  /** Not looked at, for a reason that is no fault of the file: minified, ignored by a comment. */
  | { readonly status: 'skipped'; readonly reason: string; readonly findings: readonly [] }
  /** Could not be read: a syntax error (with its line), another encoding. */
  | {
      readonly status: 'failed'
      readonly reason: string
      readonly line?: number
      readonly findings: readonly []
    }

/** What Authenticator gives, or is given, that another module has to do with. */
export type AuthenticatorPart =
  /** A component is given its user, under a prop; null for all that Authenticator gives. */
  | { readonly kind: 'user'; readonly prop: string | null }
  /** An object is one of its props. */
  | { readonly kind: 'prop'; readonly name: 'components' | 'formFields' | 'services' }

/** Names that a template of Angular reaches services through. */
export interface TemplateNames {
  /** The service of `@aws-amplify/ui-angular`, which has the user. */
  readonly authenticator: readonly string[]
  /** The service of aws-amplify-angular, which has v5's Auth. */
  readonly amplify: readonly string[]
}

/** An export of another module that a file brings together with an Authenticator. */
export interface HandedPart {
  readonly specifier: string
  readonly imported: string
  readonly part: AuthenticatorPart
}

/** An export of a file that others bring together with an Authenticator. */
export interface GivenPart {
  readonly exported: string
  readonly part: AuthenticatorPart
}

/** What a file says to the other files of its package. */
interface Staying {
  /** Connected sets of which a site of the file stays with v5 or with the shim. */
  readonly staying?: ReadonlySet<ConnectedSet>
  /** Exports of other modules that the file brings together with an Authenticator. */
  readonly hands?: readonly HandedPart[]
}

/** What the user asked for that changes decisions about sites. */
export interface Choices {
  /** Rewrite only sites of these rows; null means all. */
  readonly only: ReadonlySet<string> | null
  /** Switch imports to the shim and change nothing else. */
  readonly bridgeOnly: boolean
}

/** A module export that carries a v5 value, so that importers of it are sites too. */
export type CarriedKind = 'auth' | 'amplify' | 'namespace' | 'ssr-context' | 'hub'

/** Exported name -> what it carries. `default` and `module.exports` are the names `default` and `=`. */
export type Carrier = ReadonlyMap<string, CarriedKind>

/** What a file cannot know by itself. */
export interface Knowledge {
  /** What the module behind this specifier carries, seen from the file; null when nothing. */
  readonly carrierOf: (specifier: string) => Carrier | null
  /** Is nothing to be noticed when the module behind this specifier is loaded? Unknown without it. */
  readonly isInert?: (specifier: string) => boolean
  /** Names under which the class of a template keeps services, where the file is such a template. */
  readonly templateNames?: TemplateNames
  /** Exports of the file that others bring together with an Authenticator. */
  readonly givenParts?: readonly GivenPart[]
  /** Is what the file hands on looked at where it is? */
  readonly isFollowed?: (handed: HandedPart) => boolean
  /** Names under which the file exports Auth and that nobody takes from it when the run is done. */
  readonly unwantedExports?: ReadonlySet<string>
  /** Facts of the package that the file belongs to. */
  readonly package: PackageFacts
  /** The specifier under which the file imports the package's helper module; null without one. */
  readonly helperModule: string | null
  /**
   * The specifier under which a page or a route of Next.js imports the package's runner of functions of
   * v6 on the server; none where the package cannot have one.
   */
  readonly serverModule?: string | null
  /**
   * Where Jest is told that the helper module's functions are those of `__mocks__`: in this file, or in
   * another setup file; not set where that is left to each test.
   */
  readonly setupMock?: 'here' | 'there'
  /** Configurations that files of the project hand to one another; none where they are left alone. */
  readonly configurations?: HandedConfigurations
}

/** Facts that hold for all files of one package and decide what may be native in any of them. */
export interface PackageFacts {
  /** Somewhere a caught error is read by `.code` or compared with one of v5's bare strings. */
  readonly readsErrorCodes: boolean
  /** Somewhere an error is made or relayed that has a `code` and need not have the same name. */
  readonly makesErrorCodes: boolean
  /** Hub events that some file waits for and that v6 never sends. */
  readonly heardEvents: ReadonlySet<string>
  /** Somewhere the app itself sends events on the Hub channel `auth`. */
  readonly sendsAuthEvents: boolean
  /** Members that only v5's own user has, and that some file reads or calls. */
  readonly userMembers: ReadonlySet<string>
  /** Libraries of components that are loaded somewhere. */
  readonly componentLibraries: ReadonlySet<string>
  /** Authenticator is made known to all components of a Vue app. */
  readonly registersAuthenticator: boolean
  /** Auth of Amplify is used somewhere, of any major. */
  readonly usesAuth: boolean
  /** Users are made somewhere with the classes of amazon-cognito-identity-js. */
  readonly makesIdentityUsers: boolean
  /** How a sign-in with a password goes, where a v5 config says so; null for SRP. */
  readonly signInFlow: SignInFlow
  /** Somewhere somebody is signed in without a password: v5's user kept the name that was typed. */
  readonly passwordlessSignIn: boolean
  /** A sign-up asks v5 to sign the user in as soon as they are confirmed. */
  readonly signsInAfterSignUp: boolean
  /** What the package's configurations have to do with one another. */
  readonly configuration: ConfigurationFacts
  /** A v5 config sets `clientMetadata` for all calls. */
  readonly configuresMetadata: boolean
  /** Connected sets of which a site has to stay on the shim, with the reason. */
  readonly bridgedSets: ReadonlyMap<ConnectedSet, string>
  /** `$auth` in components is the v5 Auth (a Nuxt plugin injects it). */
  readonly injectsAuth: boolean
  /** Methods of Auth that tests put something in the place of; `Hub` where they do so with Hub. */
  readonly mockedMethods: ReadonlySet<string>
  /** A mock of Auth that counts for all tests: in a setup file, or in `__mocks__`. */
  readonly sharedMock: SharedMock | null
  /** Code of the package that is no test consists of ES modules, so Jest translates such. */
  readonly hasModules: boolean
}

import type { Shape } from './around/object-shape.js'
import type { BesideCall } from './beside-call.js'

/** As what a configuration is given to Amplify: as all of it, or as the block `Auth`. */
export type Role = 'whole' | 'block'

/** What stands behind the export of a configuration, as the files see it that import it. */
export type HandedConfiguration =
  /** v6 takes it as it is. */
  | { readonly kind: 'fine' }
  /** This run writes it as v6 takes it. */
  | {
      readonly kind: 'native'
      /** What goes into the second argument of the call, without the braces; null for nothing. */
      readonly options: string | null
      /** What is called behind the call, which is the same wherever it stands. */
      readonly beside: readonly BesideCall[]
      readonly hasOauth: boolean
    }
  /** It stays as v5 took it. */
  | {
      readonly kind: 'v5'
      readonly row: string
      readonly why: string
      readonly isOpen: boolean
      /** What it is when it is given to Amplify, where all keys are known and nobody changes them. */
      readonly shape?: Shape
    }

/** A value of another module: the module, its export, and members of that. */
export interface HandedPath {
  readonly specifier: string
  /** `default`; `=` for all that a CommonJS module exports. */
  readonly name: string
  readonly members: readonly string[]
}

/** What a file is told about configurations that other files import from it, or export. */
export interface HandedConfigurations {
  /**
   * Exports of the file that others configure Amplify with, and as what; `apart` for those that are
   * read besides. An export of which nothing is said is imported by nobody.
   */
  readonly given: ReadonlyMap<string, Role | 'apart'>
  /** Has somebody written the module behind a specifier by hand, whatever its name says? */
  isOwn(specifier: string): boolean
  /** Does no other file change an export of this one, or a member of it? */
  isSteady(name: string, members: readonly string[]): boolean
  /** What a value of another module is, seen from the file; null where nobody knows. */
  behind(path: HandedPath, role: Role): HandedConfiguration | null
}

/** What a file does with a value of a module of the project. */
export interface ImportedValue extends HandedPath {
  /**
   * Amplify is configured with it and nothing else is done, in one of its roles; it is exported again,
   * and nothing else; it is looked at; it is changed; or anything may be done with it.
   */
  readonly use: Role | 'exported' | 'read' | 'written' | 'passed'
  /** The name under which it is exported again; `*` for its own. */
  readonly as?: string
}

/** What one file says about the configurations that it exports and imports. */
export interface FileConfigurations {
  /** Objects that the file exports, by name, as what each role makes of them; `=` is `module.exports`. */
  readonly exports: ReadonlyMap<string, Readonly<Record<Role, HandedConfiguration | null>>>
  /** Names of these with which the file itself configures Amplify. */
  readonly own: ReadonlySet<string>
  /** What is known of the file's exports, whatever they are. */
  readonly shapes: ReadonlyMap<string, Shape>
  readonly imports: readonly ImportedValue[]
  /** What the file does with its own exports besides. */
  readonly uses: readonly (Pick<ImportedValue, 'name' | 'members'> & {
    readonly use: 'read' | 'written' | 'passed'
  })[]
}

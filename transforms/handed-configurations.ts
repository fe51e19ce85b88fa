/** What stands behind the export of a configuration, as the files see it that import it. */
export type HandedConfiguration =
  /** v6 takes it as it is. */
  | { readonly kind: 'fine' }
  /** This run writes it as v6 takes it. */
  | {
      readonly kind: 'native'
      /** What goes into the second argument of the call, without the braces; null for nothing. */
      readonly options: string | null
      readonly hasOauth: boolean
    }
  /** It stays as v5 took it. */
  | { readonly kind: 'v5'; readonly row: string; readonly why: string; readonly isOpen: boolean }

/** What a file is told about configurations that other files import from it, or export. */
export interface HandedConfigurations {
  /**
   * Exports of the file that others configure Amplify with; false for those that are read besides. An
   * export of which nothing is said is imported by nobody.
   */
  readonly given: ReadonlyMap<string, boolean>
  /** Has somebody written the module behind a specifier by hand, whatever its name says? */
  isOwn(specifier: string): boolean
  /** What the export of a module is, seen from the file; null where nobody knows. */
  behind(specifier: string, name: string): HandedConfiguration | null
}

/** What a file does with an export of a module of the project. */
export interface ImportedValue {
  readonly specifier: string
  /** `default`, `*` for all of them. */
  readonly name: string
  /**
   * Amplify is configured with it and nothing else is done; it is exported again, and nothing else; or
   * anything may be done with it.
   */
  readonly use: 'given' | 'exported' | 'read'
  /** The name under which it is exported again; `*` for its own. */
  readonly as?: string
}

/** What one file says about the configurations that it exports and imports. */
export interface FileConfigurations {
  /** Objects that the file exports, by name; `=` is `module.exports`. */
  readonly exports: ReadonlyMap<string, HandedConfiguration>
  /** Names of these with which the file itself configures Amplify. */
  readonly own: ReadonlySet<string>
  readonly imports: readonly ImportedValue[]
}

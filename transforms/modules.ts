import { types } from '../src/table/types.js'
import type { CarriedKind } from './model.js'
import { own } from './own.js'
import { v5Package } from './v5-packages.js'

/** Module that bridged names come from. */
export const SHIM = '@amplift/auth/legacy'

/** Module that native functions come from. */
export const V6_AUTH = 'aws-amplify/auth'

/** What a local name, or an expression, carries from v5. */
export type Carries =
  | CarriedKind
  /** `import * as x from '@aws-amplify/auth'` */
  | 'auth-namespace'
  | 'ssr-factory'
  | 'provider-enum'
  | 'hub'
  /** A whole module of v5 that has nothing to do with Auth. */
  | 'module'
  /** Any other export of a v5 module. */
  | 'name'

/** The v5 packages, told apart by what their exports are called; `other` has nothing of Auth's. */
export type V5Module = 'root' | 'auth' | 'core' | 'other' | 'shim'

/** Which v5 module a specifier names; null for everything else, v6's own entry points included. */
export function v5Module(specifier: string): V5Module | null {
  if (specifier === SHIM) return 'shim'
  if (/^aws-amplify(?:\/(?:lib|lib-esm|src)(?:\/.*)?)?$/.test(specifier)) return 'root'
  if (/^@aws-amplify\/auth(?:\/(?:lib|lib-esm|src|dist)(?:\/.*)?)?$/.test(specifier)) return 'auth'
  if (/^@aws-amplify\/core(?:\/(?:lib|lib-esm|src|dist)(?:\/.*)?)?$/.test(specifier)) return 'core'
  return v5Package(specifier) ? 'other' : null
}

const NAMED: Readonly<Record<string, Carries>> = {
  Auth: 'auth',
  Amplify: 'amplify',
  Hub: 'hub',
  withSSRContext: 'ssr-factory',
  CognitoHostedUIIdentityProvider: 'provider-enum',
}

const WHOLE: Readonly<Record<V5Module, Carries>> = {
  root: 'namespace',
  shim: 'namespace',
  core: 'namespace',
  auth: 'auth-namespace',
  other: 'module',
}

const DEFAULT: Readonly<Record<V5Module, Carries>> = {
  root: 'amplify',
  shim: 'name',
  core: 'amplify',
  auth: 'auth',
  other: 'name',
}

/** What the export `imported` of a v5 module carries; `*` and `=` mean the whole module. */
export function exportOf(module: V5Module, imported: string): Carries {
  if (imported === '*' || imported === '=') return WHOLE[module]
  if (imported === 'default') return DEFAULT[module]
  if (module === 'other') return 'name'
  return own(NAMED, imported) ?? 'name'
}

const MEMBERS_OF: Partial<Record<Carries, Readonly<Record<string, Carries>>>> = {
  namespace: { ...NAMED, default: 'amplify' },
  'auth-namespace': { ...NAMED, default: 'auth' },
  amplify: { Auth: 'auth', Hub: 'hub' },
  'ssr-context': { Auth: 'auth' },
}

/** What member `key` of a carrying value carries; null when it is of no interest. */
export function memberOf(carries: Carries, key: string): Carries | null {
  return own(MEMBERS_OF[carries] ?? {}, key) ?? null
}

/** Names of v5's own types, classes and enums that v6 no longer exports and the shim does. */
const SHIM_TYPES: ReadonlySet<string> = new Set(
  types.filter((row) => row.from.some((from) => v5Module(from) !== null)).map((row) => row.name),
)

/** Does this name have to come from the shim once the package is on v6? */
export function comesFromShim(module: V5Module, imported: string): boolean {
  if (module === 'other') return false
  if (imported === 'Auth') return true
  if (module === 'auth' && imported === 'default') return true
  return SHIM_TYPES.has(imported)
}

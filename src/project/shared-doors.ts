import type { FileResult, PackageFacts } from '../../transforms/model.js'
import type { ConnectedSet } from '../table/row.js'
import type { ModuleFiles } from './module-files.js'
import type { SourceText, SourceTexts } from './source-texts.js'

/** Sets of which a site of a package stays with v5 or the shim, so that the others have to stay too. */
export function stayingByPackage(
  results: ReadonlyMap<string, FileResult>,
  { stopped }: SourceTexts,
  files: ModuleFiles,
  outside: readonly SourceText[],
): ReadonlyMap<string, ReadonlySet<ConnectedSet>> {
  const staying = new Map<string, Set<ConnectedSet>>()
  const add = (path: string, sets: Iterable<ConnectedSet>) => {
    const folder = files.packageOf(path)
    const known = staying.get(folder) ?? new Set()
    for (const set of sets) known.add(set)
    staying.set(folder, known)
  }
  for (const [path, result] of results) {
    add(path, [])
    if ('staying' in result && result.staying && !isTest(path)) add(path, result.staying)
    else if (result.status === 'failed') add(path, reasons.keys())
  }
  for (const [path, { status, reason }] of stopped) {
    // What could not be read, or may not be touched, may do anything with v5.
    const isUnknown = status === 'failed' || reason.includes('amplift-ignore-file')
    if (isUnknown && !isTest(path)) add(path, reasons.keys())
  }
  for (const { path, text } of outside) {
    if (isTest(path)) continue
    if (SIGNS_IN.test(text)) add(path, reasons.keys())
    else if (SIGNS_UP.test(text)) add(path, ['sign-up'])
  }
  return joined(staying, files)
}

/** What stays in a package stays in those that import it, and in those that it imports. */
function joined(
  staying: ReadonlyMap<string, Set<ConnectedSet>>,
  files: ModuleFiles,
): ReadonlyMap<string, ReadonlySet<ConnectedSet>> {
  const dependsOn = (one: string, other: string): boolean => {
    const name = files.manifestOf(other)?.name
    return typeof name === 'string' && files.manifestOf(one)?.dependencies.has(name) === true
  }
  for (let grew = true; grew; ) {
    grew = false
    for (const [one, sets] of staying) {
      for (const [other, others] of staying) {
        if (one === other || !(dependsOn(one, other) || dependsOn(other, one))) continue
        for (const set of sets) grew = !others.has(set) || grew
        for (const set of sets) others.add(set)
      }
    }
  }
  return staying
}

/** What a file that the run does not touch may hand to the files of the run. */
const SIGNS_IN =
  /\b(?:signIn|confirmSignIn|completeNewPassword|sendCustomChallengeAnswer|setupTOTP|currentAuthenticatedUser|currentUserPoolUser)\b/

const SIGNS_UP = /\b(?:signUp|confirmSignUp)\b/

/** Packages of which a set stays that did not stay before. */
export function newlyStaying(
  before: ReadonlyMap<string, ReadonlySet<ConnectedSet>>,
  after: ReadonlyMap<string, ReadonlySet<ConnectedSet>>,
): ReadonlySet<string> {
  const news = [...after].filter(([folder, sets]) =>
    [...sets].some((set) => reasons.has(set) && !before.get(folder)?.has(set)),
  )
  return new Set(news.map(([folder]) => folder))
}

/** Adds to the facts of a package that sets of it stay together. */
export function withStaying(
  facts: PackageFacts,
  staying: ReadonlySet<ConnectedSet> | undefined,
): PackageFacts {
  const sets = [...(staying ?? [])].filter(
    (set) => reasons.has(set) && (set !== 'sign-up' || facts.signsInAfterSignUp),
  )
  if (sets.every((set) => facts.bridgedSets.has(set))) return facts
  const added = sets.map((set) => [set, reasons.get(set) ?? ''] as const)
  return { ...facts, bridgedSets: new Map([...added, ...facts.bridgedSets]) }
}

/** Sets whose sites hand something to one another while the program runs. */
const reasons: ReadonlyMap<ConnectedSet, string> = new Map([
  ['sign-in', 'another step of the sign-in stays on the shim, and both have to go together'],
  ['sign-up', 'another step of the sign-up stays on the shim, and both have to go together'],
  ['user', 'a call that takes a user stays on the shim'],
])

/** A test signs in by itself: what it does is no step of the app's sign-in. */
function isTest(path: string): boolean {
  return /(?:^|\/)(?:__tests__|__mocks__|tests?|cypress|e2e)\/|\.(?:test|spec|cy|stories)\.[cm]?[jt]sx?$/.test(
    path,
  )
}

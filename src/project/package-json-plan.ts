import type { FileResult } from '../../transforms/model.js'
import { packageRow } from '../table/packages.js'
import type { ModuleFiles } from './module-files.js'
import { type Project, pathInScope } from './open-project.js'
import { addBrought, addForReactNative, addImported, addShim } from './package-addition.js'
import {
  amplify,
  catalogOf,
  isOld,
  isProvided,
  leftOutside,
  listingOf,
  type PackageBench,
} from './package-bench.js'
import { type Drafts, openDrafts } from './package-drafts.js'
import { type PlacedEntry, settleEntry, tellLeft } from './package-entry.js'
import { jestSettings } from './package-json-jest.js'
import { tellPeers } from './package-peers.js'
import { styleMentions } from './package-styles.js'
import { type TextChange, usagesOf } from './package-usage.js'
import type { PlannedFile } from './planned-file.js'
import type { SourceTexts } from './source-texts.js'
import { permitsBelow } from './version-range.js'

/** What the versions of a project are decided by. */
export interface PackagesToPlan {
  readonly project: Project
  readonly files: ModuleFiles
  readonly sources: SourceTexts
  readonly results: ReadonlyMap<string, FileResult>
  readonly helperModules: readonly PlannedFile[]
  /** Only imports are switched to the shim: nothing but the shim comes in. */
  readonly bridgeOnly: boolean
  /** A file that the run may not change has v5 code. */
  readonly isV5: (path: string) => boolean
  /** Setup files that Jest is to load, by the folder of the package. */
  readonly jestSections: ReadonlyMap<string, readonly string[]>
}

/**
 * Plans the versions that go with the code as it is after the run, in every package.json that gives
 * Amplify to code of v6: ranges are raised, copies of what aws-amplify brings go away, what the new
 * code imports comes in. A package of which the run may change only a part stays on v5.
 */
export async function planPackageJson(plan: PackagesToPlan): Promise<readonly PlannedFile[]> {
  const { project, sources, files } = plan
  const { tree } = project
  const usages = usagesOf(textChanges(plan), files)
  const moved = usages.filter(({ isMine, isMoved }) => isMine && isMoved)
  if (moved.length === 0) return []
  const outside = usages.filter((usage) => !usage.isMine && plan.isV5(usage.path))
  const drafts = openDrafts(tree.root)
  const folders = new Set(moved.flatMap(({ chain }) => chain))
  const mayLose = !plan.bridgeOnly && [...folders].some((folder) => listsParts(folder, drafts))
  const bench: PackageBench = {
    root: tree.root,
    usages,
    moved,
    drafts,
    styles: mayLose ? await styleMentions(tree) : new Set(),
    outside: new Set(outside.map(({ path }) => path)),
    stopped: new Set(sources.stopped.keys()),
  }
  if (plan.bridgeOnly) {
    for (const usage of moved) addShim(usage, bench)
  } else {
    for (const folder of folders) settle(folder, bench)
    for (const usage of moved) addImported(usage, bench)
    for (const [folder, files] of plan.jestSections) {
      drafts.manifestOf(folder)?.add(['jest', 'setupFiles'], files)
    }
  }
  return drafts.planned()
}

/** Packages that may go away, unless something beside the code uses them. */
function listsParts(folder: string, drafts: Drafts): boolean {
  const entries = drafts.manifestOf(folder)?.entries ?? []
  return entries.some(({ name }) => ['part', 'gone'].includes(packageRow(name)?.fate ?? ''))
}

function* textChanges(plan: PackagesToPlan): Generator<TextChange> {
  const { sources, results, project, helperModules } = plan
  for (const { path, text } of sources.texts.values()) {
    const result = results.get(path)
    const isMine = pathInScope(path, project.scopes) !== null
    const { code = text, helpers = [] } = result?.status === 'changed' ? result : {}
    yield { path, before: text, after: code, isMine, callsHelpers: helpers.length > 0 }
  }
  for (const { path, change } of helperModules) {
    if (change !== null) yield { path, ...change, isMine: true, callsHelpers: true }
  }
}

/** Settles what a folder's package.json, and the files of catalogs beside it, say. */
function settle(folder: string, bench: PackageBench): void {
  const { drafts } = bench
  const manifest = drafts.manifestOf(folder)
  const found = [manifest, ...drafts.catalogsOf(folder)].flatMap((draft) =>
    (draft?.entries ?? []).flatMap((entry): readonly PlacedEntry[] =>
      draft && isProvided(entry, folder, bench) ? [{ entry, draft, folder }] : [],
    ),
  )
  const left = leftOutside(folder, bench)
  if (left !== undefined) {
    const first = found.find(({ entry }) => entry.name === amplify) ?? found[0]
    if (first && isOld(first.entry, folder, bench)) tellLeft(first, left)
    return
  }
  const wasV5 = found.some(
    ({ entry }) => entry.name === amplify && isBeforeV6(entry, folder, bench),
  )
  for (const placed of found) settleEntry(placed, bench)
  if (manifest === null) return
  if (wasV5) tellPeers(manifest, folder, bench)
  if (wasV5) addBrought(folder, manifest, bench)
  const isReactNative = listingOf(folder, 'react-native', drafts) !== undefined
  if (wasV5 && isReactNative) addForReactNative(folder, manifest, bench)
  jestSettings({ folder, draft: manifest }, { wasV5, isReactNative }, bench)
}

function isBeforeV6(entry: PlacedEntry['entry'], folder: string, bench: PackageBench): boolean {
  const floor = packageRow(amplify)?.floor ?? ''
  const range = catalogOf(entry, folder, bench.drafts)?.entry.range ?? entry.range
  return permitsBelow(range, floor)
}

import { isManualMock, type ManualMock } from '../../transforms/mocked-methods.js'
import type { FileResult, Knowledge, PackageFacts } from '../../transforms/model.js'
import type { HelperPlaces } from './helper-places.js'
import type { JestSetup } from './jest-setup.js'
import type { ModuleFiles } from './module-files.js'
import { pathInScope } from './open-project.js'
import type { PlannedFile } from './planned-file.js'
import { placeOf } from './source-kinds.js'
import { surveyAt, type Workbench } from './workbench.js'

/** The mocks in `__mocks__` of a project, which Jest takes for modules of v5 by itself. */
export interface ManualMocks {
  /** Their paths. */
  readonly paths: readonly string[]
  /** What a file has to know of them. */
  seenFrom(path: string): Pick<Knowledge, 'setupMock'>
  /**
   * Finds the setup files in which the helper modules get the functions of such mocks. Returns the
   * packages that have one.
   */
  settle(results: ReadonlyMap<string, FileResult>): Promise<ReadonlySet<string>>
  /** Setup files that are there, and are to be decided about. */
  setupFiles(): readonly string[]
  /** Setup files that are new, and settings that name them. */
  planned(): readonly PlannedFile[]
  /** Setup files for the section of Jest in a package.json, by the folder of the package. */
  readonly sections: ReadonlyMap<string, readonly string[]>
}

/** What is known of the packages of a project. */
interface Packages {
  readonly files: ModuleFiles
  readonly places: HelperPlaces
  readonly factsOf: (path: string) => PackageFacts
}

/** Looks for mocks in `__mocks__`, which need not name v5, among the files that a search has found. */
export function manualMocks(
  found: readonly string[],
  { files, places, factsOf }: Packages,
  bench: Workbench,
): ManualMocks {
  const { project, choices } = bench
  const paths = choices.bridgeOnly ? [] : found.filter((path) => isMock(path, bench))
  const setups = new Map<string, JestSetup & { readonly like: string }>()
  const sections = new Map<string, readonly string[]>()
  const isAsked = !choices.bridgeOnly && (choices.only?.has('form.mock') ?? true)
  const place = async (path: string, results: ReadonlyMap<string, FileResult>) => {
    const folder = files.packageOf(path)
    const manifest = files.manifestOf(folder)
    if (setups.has(folder) || manifest === null || manualOf(factsOf(path)) === null) return
    const isOfPackage = (other: string) => files.packageOf(other) === folder
    const hasHelpers =
      places.of(path).existing !== null ||
      [...results].some(([other, result]) => isOfPackage(other) && helpersOf(result).length > 0)
    if (!hasHelpers) return
    const { jestSetup } = await import('./jest-setup.js')
    const setup = jestSetup({ root: project.tree.root, folder, manifest })
    const named = setup?.setting?.kind === 'file' ? setup.setting.path : null
    const isMine = (other: string) => pathInScope(other, project.scopes) !== null
    if (setup === null || ![setup.path, named ?? setup.path].every(isMine)) return
    setups.set(folder, { ...setup, like: path })
    const { setting } = setup
    if (setting?.kind === 'section') sections.set(folder, setting.setupFiles)
  }
  return {
    paths,
    sections,
    seenFrom: (path) => {
      const setup = setups.get(files.packageOf(path))
      return setup === undefined ? {} : { setupMock: setup.path === path ? 'here' : 'there' }
    },
    settle: async (results) => {
      if (isAsked) for (const path of paths) await place(path, results)
      return new Set(setups.keys())
    },
    setupFiles: () => [...setups.values()].flatMap(({ path, isNew }) => (isNew ? [] : [path])),
    planned: () =>
      [...setups.values()].flatMap(({ path, isNew, setting, like }) => {
        const text = isNew ? newFile(path, like) : null
        const settings = setting?.kind === 'file' ? setting : null
        return [
          ...(text === null ? [] : [plannedFile(path, null, text)]),
          ...(settings ? [plannedFile(settings.path, settings.before, settings.after)] : []),
        ]
      }),
  }

  function newFile(path: string, like: string): string | null {
    const helperModule = places.specifierFrom(path)
    const manual = manualOf(factsOf(like))
    const text = surveyAt(like, bench)?.source ?? ''
    if (helperModule === null || manual === null) return null
    const typed = /\.tsx?$/.test(path)
    return bench.transforms.setupMock({ helperModule, manual, like: { path: like, text }, typed })
  }
}

function isMock(path: string, { project }: Workbench): boolean {
  const below = pathInScope(path, project.scopes)
  return isManualMock(path) && below !== null && placeOf(path, below).kind === 'source'
}

/** A mock that Jest takes without being told. */
function manualOf({ sharedMock }: PackageFacts): ManualMock | null {
  return sharedMock !== null && sharedMock !== 'setup' && sharedMock.runner === 'jest'
    ? sharedMock
    : null
}

function helpersOf(result: FileResult): readonly string[] {
  return result.status === 'changed' ? (result.helpers ?? []) : []
}

function plannedFile(path: string, before: string | null, after: string): PlannedFile {
  return {
    path,
    result: { status: 'changed', code: after, findings: [] },
    change: { before, after },
  }
}

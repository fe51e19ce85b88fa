import type { Survey } from '../../transforms/file.js'
import type {
  FileConfigurations,
  HandedConfiguration,
  HandedConfigurations,
} from '../../transforms/handed-configurations.js'
import type { Knowledge } from '../../transforms/model.js'
import { surveyAt, type Workbench } from './workbench.js'

/** What files say about the configurations in them. */
export interface ConfigurationAnswers {
  /** What a file says as long as all configurations may be written for v6. */
  first(path: string): FileConfigurations | null
  /** What it says with what is known by now. */
  now(
    path: string,
    knowledge: Knowledge,
    configurations: HandedConfigurations,
  ): FileConfigurations | null
  /** Is the module one of the project? The tools' own files are never read. */
  isOwn(importer: string, specifier: string): boolean
}

export type Know = (path: string) => Knowledge

/** What an export may become as long as nobody objects. */
const HOPED: HandedConfiguration = { kind: 'native', options: null, beside: [], hasOauth: false }

export function configurationAnswers(
  { sources, ...bench }: Workbench,
  know: Know,
  moduleOf: (importer: string, specifier: string) => string | null,
): ConfigurationAnswers {
  // Files that are only asked are no files of the run: what is wrong with them is not told.
  const { texts, stopped } = sources
  const apart = { ...bench, sources: { texts: new Map(texts), stopped: new Map(stopped) } }
  const surveys = new Map<string, Survey | null>()
  const answered = new Map<string, FileConfigurations | null>()

  function surveyOf(path: string): Survey | null {
    const known = surveys.get(path)
    if (known !== undefined) return known
    const survey = surveyAt(path, apart)
    surveys.set(path, survey)
    return survey
  }

  function now(
    path: string,
    knowledge: Knowledge,
    configurations: HandedConfigurations,
  ): FileConfigurations | null {
    try {
      return surveyOf(path)?.configurations({ ...knowledge, configurations }) ?? null
    } catch {
      // A file that cannot be understood agrees to nothing.
      return null
    }
  }

  function isOwn(importer: string, specifier: string): boolean {
    const path = moduleOf(importer, specifier)
    return path !== null && !path.endsWith('.json') && surveyOf(path) !== null
  }

  function first(path: string): FileConfigurations | null {
    const known = answered.get(path)
    if (known !== undefined) return known
    if (path.endsWith('.json')) return null
    // Files that import one another ask in a circle.
    answered.set(path, null)
    const configurations: HandedConfigurations = {
      given: new Map(),
      isOwn: (specifier) => isOwn(path, specifier),
      isSteady: () => true,
      behind: ({ specifier, members }) =>
        moduleOf(path, specifier) === null || members.length > 0 ? null : HOPED,
    }
    const said = now(path, know(path), configurations)
    answered.set(path, said)
    return said
  }

  return { first, now, isOwn }
}

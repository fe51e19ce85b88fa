import { migrateFile, surveyFile } from '../../transforms/file.js'
import type { FileResult } from '../../transforms/model.js'
import { factsOf } from '../../transforms/package-facts.js'

/** Takes one file through the transforms, as the only file of its package. */
export function migrated(source: string, path: string): FileResult {
  const knowledge = {
    carrierOf: () => null,
    helperModule: null,
    package: factsOf([{ path, text: source }]),
  }
  return migrateFile(surveyFile(source, path), knowledge, { only: null, bridgeOnly: false })
}

/** The text of the file after the run. */
export function textAfter(result: FileResult, before: string): string {
  return result.status === 'changed' ? result.code : before
}

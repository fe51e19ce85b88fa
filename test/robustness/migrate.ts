import { newlyStaying, withStaying } from '../../src/project/shared-doors.js'
import type { ConnectedSet } from '../../src/table/row.js'
import { migrateFile, surveyFile } from '../../transforms/file.js'
import type { FileResult } from '../../transforms/model.js'
import { factsOf } from '../../transforms/package-facts.js'

/** The module that the `helper` tier calls, where a test gives the package one. */
export const HELPERS = '~/amplify-auth'

/** Takes one file through the transforms, as the only file of its package. */
export function migrated(
  source: string,
  path: string,
  helperModule: string | null = null,
): FileResult {
  const survey = surveyFile(source, path)
  const facts = factsOf([{ path, text: source }])
  let staying: ReadonlySet<ConnectedSet> = new Set()
  for (;;) {
    const knowledge = {
      carrierOf: () => null,
      helperModule,
      package: withStaying(facts, staying),
    }
    const result = migrateFile(survey, knowledge, { only: null, bridgeOnly: false })
    const stays = ('staying' in result && result.staying) || new Set()
    // As a run does: what stays on the shim may ask others to stay with it.
    if (helperModule === null || !isMore(staying, stays)) return result
    staying = new Set([...staying, ...stays])
  }
}

function isMore(before: ReadonlySet<ConnectedSet>, after: ReadonlySet<ConnectedSet>): boolean {
  return newlyStaying(new Map([['', before]]), new Map([['', after]])).size > 0
}

/** The text of the file after the run. */
export function textAfter(result: FileResult, before: string): string {
  return result.status === 'changed' ? result.code : before
}

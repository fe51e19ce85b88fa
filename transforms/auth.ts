import { migrateFile, surveyFile } from './file.js'
import type { Knowledge } from './model.js'
import { factsOf } from './package-facts.js'

/** What jscodeshift hands to a transform about one file. */
export interface FileInfo {
  readonly path: string
  readonly source: string
}

// The helper module is a second file, which a transform cannot write.
const ALONE: Knowledge = { carrierOf: () => null, package: factsOf([]), helperModule: null }

/**
 * Migrates one file from aws-amplify v5 Auth to v6, as a plain jscodeshift transform.
 *
 * It sees one file at a time: what other files would say (wrapper modules, error helpers, the
 * config) is unknown here. `amplift run` sees them all.
 *
 * @param file - path, relative or absolute, and text of the file
 * @returns the new text, or null when nothing changes
 * @example
 * // npx jscodeshift -t node_modules/amplift/dist/transforms/auth.js --parser tsx src
 */
export default function transform(file: FileInfo): string | null {
  const survey = surveyFile(file.source, file.path)
  const result = migrateFile(survey, ALONE, { only: null, bridgeOnly: false })
  if (result.status === 'failed') throw new Error(`${file.path}: ${result.reason}`)
  return result.status === 'changed' ? result.code : null
}

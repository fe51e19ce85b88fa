import type { migrateFile, surveyFile } from '../../transforms/file.js'

/** The two pure functions that decide about one file. */
export interface Transforms {
  readonly surveyFile: typeof surveyFile
  readonly migrateFile: typeof migrateFile
}

/** Loads the real ones, which bring a parser with them: worth doing while git looks for files. */
export function loadTransforms(): Promise<Transforms> {
  return import('../../transforms/file.js')
}

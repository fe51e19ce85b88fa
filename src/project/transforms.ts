import type { migrateFile, surveyFile } from '../../transforms/file.js'
import type { helperModule } from '../../transforms/helper-module.js'

/** The pure functions that decide about one file, and the one that writes a package's helpers. */
export interface Transforms {
  readonly surveyFile: typeof surveyFile
  readonly migrateFile: typeof migrateFile
  readonly helperModule: typeof helperModule
}

/** Loads the real ones, which bring a parser with them: worth doing while git looks for files. */
export function loadTransforms(): Promise<Transforms> {
  return Promise.all([
    import('../../transforms/file.js'),
    import('../../transforms/helper-module.js'),
  ]).then(([file, helper]) => ({ ...file, ...helper }))
}

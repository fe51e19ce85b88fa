import type { migrateFile, surveyFile } from '../../transforms/file.js'
import type { helperModule } from '../../transforms/helper-module.js'
import type { setupMock } from '../../transforms/setup-mock.js'

/** The pure functions that decide about one file, and those that write files of a package's own. */
export interface Transforms {
  readonly surveyFile: typeof surveyFile
  readonly migrateFile: typeof migrateFile
  readonly helperModule: typeof helperModule
  readonly setupMock: typeof setupMock
}

/** Loads the real ones, which bring a parser with them: worth doing while git looks for files. */
export function loadTransforms(): Promise<Transforms> {
  return Promise.all([
    import('../../transforms/file.js'),
    import('../../transforms/helper-module.js'),
    import('../../transforms/setup-mock.js'),
  ]).then(([file, helper, setup]) => ({ ...file, ...helper, ...setup }))
}

import { notBuiltClass } from './not-built.js'
import type { ConsoleLogger as LoggerType } from './types/logger.js'

/** The logger of v5, as `Amplify.Logger`. */
export const ConsoleLogger: typeof LoggerType = /* @__PURE__ */ notBuiltClass<typeof LoggerType>(
  'ConsoleLogger',
  {
    _padding: true,
    _ts: true,
    configure: true,
    _log: true,
    log: true,
    info: true,
    warn: true,
    error: true,
    debug: true,
    verbose: true,
    addPluggable: true,
    listPluggables: true,
  },
)
/** A logger of v5. */
export type ConsoleLogger = LoggerType

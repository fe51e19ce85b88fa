import type { V5Any } from '../v5-any.js'
import type { LOG_TYPE } from './enums.js'

/** A place that log lines are sent to. */
export interface LoggingProvider {
  getProviderName(): string
  getCategoryName(): string
  configure(config?: object): object
  pushLogs(logs: InputLogEvent[]): void
}

/** A log line with its time. */
export interface InputLogEvent {
  timestamp: number | undefined
  message: string | undefined
}

/** Writes log lines to the console, from a level on. */
export declare class ConsoleLogger {
  /** The level that holds for every logger. */
  static LOG_LEVEL: V5Any
  /** Whose lines these are. */
  name: string
  /** The level that holds for this logger. */
  level: LOG_TYPE | string
  constructor(name: string, level?: LOG_TYPE | string)
  /** Returns a number in two digits. */
  _padding(n: V5Any): string
  /** Returns the time of day. */
  _ts(): string
  /** Merges a configuration into the present one. */
  configure(config?: object): object
  /** Writes a line of the given level. */
  _log(type: LOG_TYPE | string, ...msg: V5Any[]): void
  /** Writes a line. */
  log(...msg: V5Any[]): void
  /** Writes a line of level INFO. */
  info(...msg: V5Any[]): void
  /** Writes a line of level WARN. */
  warn(...msg: V5Any[]): void
  /** Writes a line of level ERROR. */
  error(...msg: V5Any[]): void
  /** Writes a line of level DEBUG. */
  debug(...msg: V5Any[]): void
  /** Writes a line of level VERBOSE. */
  verbose(...msg: V5Any[]): void
  /** Sends lines to a further place. */
  addPluggable(pluggable: LoggingProvider): void
  /** Returns the further places. */
  listPluggables(): LoggingProvider[]
}

import type { V5Any } from '../v5-any.js'
import type { ConsoleLogger } from './logger.js'

/** What configures the categories of v5 and holds them together. */
export declare class AmplifyClass {
  Auth: V5Any
  Analytics: V5Any
  API: V5Any
  Credentials: V5Any
  Storage: V5Any
  I18n: V5Any
  Cache: V5Any
  PubSub: V5Any
  Interactions: V5Any
  Pushnotification: V5Any
  UI: V5Any
  XR: V5Any
  Predictions: V5Any
  DataStore: V5Any
  Geo: V5Any
  Notifications: V5Any
  Logger: typeof ConsoleLogger
  ServiceWorker: V5Any
  /** Adds a category and configures it. */
  register(comp: V5Any): void
  /** Merges a configuration, hands it to every category and returns the whole. */
  // biome-ignore lint/complexity/noBannedTypes: v5 says `{}`, and a narrower type would refuse its code
  configure(config?: V5Any): {}
  /** Hands a plug-in to every category that takes it. */
  addPluggable(pluggable: V5Any): void
}

/** What {@link withSSRContext} takes: the request, and the categories that are wanted. */
export type Context = { req?: V5Any; modules?: V5Any[] }

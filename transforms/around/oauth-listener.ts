import type { Addition } from '../import-changes.js'
import { isEntry, LISTENER } from '../listening.js'
import type { RuleContext } from '../rules/verdict.js'
import { isTest } from '../test-path.js'

/**
 * The import that finishes a sign-in when a user comes back from the Hosted UI; none where it is
 * there, and where nobody comes back to.
 */
export function listener({
  source,
  path,
  knowledge,
}: Pick<RuleContext, 'source' | 'path' | 'knowledge'>): Addition[] {
  const { entryListens, isNative } = knowledge.package.configuration
  const isThere = source.includes(LISTENER) || (entryListens && !isEntry(path))
  if (isThere || isNative || isServer(path) || isTest(path) || SETUP.test(path)) return []
  return [{ module: LISTENER, imported: '', local: '', typeOnly: false }]
}

function isServer(path: string): boolean {
  return SERVER.test(path)
}

const SERVER =
  /(?:^|\/)(?:pages\/api|server)\/|(?:^|\/)middleware\.[cm]?[jt]s$|(?:^|\/)route\.[cm]?[jt]s$|[.+]server\.[cm]?[jt]sx?$/

/** What runs before the tests. */
const SETUP = /(?:^|\/)(?:(?:jest|vitest|tests?)[.-]?setup|setup[.-]?(?:jest|vitest|tests?))\b/i

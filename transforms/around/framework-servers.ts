import { markStatement } from '../marker.js'
import type { Finding } from '../model.js'
import { startOf } from '../node.js'
import { positionOf } from '../position.js'
import { type Around, type AroundFile, NOTHING_AROUND } from './around.js'

const ROW = 'form.server-code'

/** Frameworks whose servers v6 has no adapter for, and how a file of theirs is known. */
const SERVERS: readonly { readonly name: string; readonly path: RegExp; readonly code: RegExp }[] =
  [
    {
      name: 'SvelteKit',
      path: /(?:^|\/)(?:hooks\.server|\+(?:page|layout)\.server|\+server)\.[cm]?[jt]s$/,
      code: /\bexport\s+(?:const|(?:async\s+)?function)\s+handle\b[^;]*\bresolve\b/,
    },
    {
      name: 'Nuxt',
      path: /(?:^|\/)(?:server\/(?:api|routes|middleware)|serverMiddleware)\//,
      code: /\b(?:define)?[eE]ventHandler\s*\(/,
    },
  ]

/**
 * Code of a server of SvelteKit or Nuxt that asks the Auth of the process: on v6, as on v5, that is the
 * same for all requests. It is changed as everywhere, and listed once with the way out.
 */
export function frameworkServers({ program, source, decision, choices }: AroundFile): Around {
  if (choices.only && !choices.only.has(ROW)) return NOTHING_AROUND
  const server = SERVERS.find(({ path, code }) => path.test(program.path) || code.test(source))
  if (!server) return NOTHING_AROUND
  const { layout, isIgnored } = decision.context
  const note = `${server.name} asks v6 in the context of a request: docs/ssr.md of amplift has the code`
  const finding = (start: number): Finding => ({
    ...{ ...positionOf(source, start), start, tier: 'manual' },
    ...{ row: ROW, api: server.name, note },
  })
  const marks = (program.file.comments ?? []).filter(({ value }) => value.includes(ROW))
  if (marks.length > 0) {
    return { ...NOTHING_AROUND, findings: marks.map(({ start }) => finding(start ?? 0)) }
  }
  const [first] = decision.decided
    .filter(({ use, verdict }) => !use.at.perRequest && verdict.tier !== 'left')
    .map(({ use }) => use.at.node)
    .filter((node) => !isIgnored(startOf(node)))
  if (!first) return NOTHING_AROUND
  return {
    ...NOTHING_AROUND,
    edits: markStatement(first, `${note} (amplift explain ${ROW})`, source, layout),
    findings: [finding(startOf(first))],
  }
}

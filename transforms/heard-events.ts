import { events } from '../src/table/events.js'

/** Events of redirects, which no call can announce that is still there when they are due. */
const OF_REDIRECTS: ReadonlySet<string> = new Set(['oAuthSignOut', 'customState_failure'])

/** Events of v5 that no function of v6 sends, so that calls have to announce them. */
const SILENT_IN_V6: ReadonlySet<string> = new Set(
  events.filter(({ v6, name }) => v6 === null && !OF_REDIRECTS.has(name)).map(({ name }) => name),
)

/**
 * Events that a file waits for on the Hub and that only v5's own methods send. A call that sends
 * one of them has to announce it. Words in quotes are enough: a false yes costs a rewrite, a false no
 * costs a listener that never runs again.
 */
export function heardEvents(source: string): string[] {
  if (!/\bHub\b/.test(source)) return []
  if (hearsUnknown(source)) return [...SILENT_IN_V6]
  const listens = /\bHub\??\.listen\(/.test(source)
  const words = source.matchAll(
    listens
      ? /(['"`])([A-Za-z_]+)\1|(?<![.\w$])([A-Za-z_]+)\s*(?=[:(])/g
      : /(['"`])([A-Za-z_]+)\1/g,
  )
  const names = [...words].map(([, , quoted, key]) => quoted ?? key ?? '')
  return [...new Set(names.filter((name) => SILENT_IN_V6.has(name)))]
}

/** An event's name searched, looked up or compared with something other than a word in quotes. */
const JUDGED_BY_TEXT =
  /\bevent\.(?:startsWith|endsWith|includes|indexOf|match|search)\(|\w\[event\]|\bevent\s*[!=]==?\s*[A-Za-z_$]|\.(?:test|has|includes|get|exec)\(event\)/

/** A listener on the channel whose events are told apart in another place, or not by name at all. */
function hearsUnknown(source: string): boolean {
  const listens = source.matchAll(
    /\bHub\??\.listen\(\s*(?:['"`]auth['"`]|[\w$.]+)\s*,\s*([\w$.]+)\s*[,)]/g,
  )
  for (const [, handler = ''] of listens) {
    const name = handler.split('.').at(-1) ?? ''
    if (
      !new RegExp(
        `(?:function\\s+|const\\s+|let\\s+|var\\s+)${name}\\b|\\b${name}\\s*(?:=|\\()(?!\\s*\\))[^;]*(?:=>|\\{)`,
      ).test(source)
    )
      return true
  }
  const told = source.replace(
    /switch\s*\(\s*[\w$.?]*\bevent\s*\)|[\w$.?]*\bevent\s*[!=]==?\s*['"`]\w+['"`]|['"`]\w+['"`]\s*[!=]==?\s*[\w$.?]*\bevent\b|\bconsole\.\w+\([^)]*\)/g,
    '',
  )
  if (/\bHub\??\.listen\(/.test(source) && JUDGED_BY_TEXT.test(told)) return true
  return /\bpayload\??\.event\b(?!\s*[!=]==?\s*['"`])/.test(
    told.replace(/(?:const|let|var)\s*\{[^}]*\}\s*=\s*[^;\n]*/g, ''),
  )
}

/** Does the app itself send events on the channel `auth`, or on one that is not spelled out? */
export function sendsAuthEvents(source: string): boolean {
  return /\bHub\b/.test(source) && /\.dispatch\(\s*(?:(['"`])auth\1|[^'"`\s])/.test(source)
}

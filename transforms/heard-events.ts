import { events } from '../src/table/events.js'

/** Events of v5 that no function of v6 sends, so that nothing can pass them on. */
const SILENT_IN_V6: ReadonlySet<string> = new Set(
  events.filter((row) => row.v6 === null).map((row) => row.name),
)

/**
 * Events that a file waits for on the Hub and that only v5's own methods send. A call that sends
 * one of them has to stay on the shim. Words in quotes are enough: a false yes costs a rewrite, a
 * false no costs a listener that never runs again.
 */
export function heardEvents(source: string): string[] {
  if (!/\bHub\b/.test(source)) return []
  const quoted = source.matchAll(/(['"`])([A-Za-z_]+)\1/g)
  return [
    ...new Set([...quoted].flatMap(([, , name]) => (name && SILENT_IN_V6.has(name) ? [name] : []))),
  ]
}

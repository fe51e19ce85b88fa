/**
 * Does a configuration send what is asked of the user pool elsewhere than to AWS? It says so beside
 * the pool, or in the part for Auth, with v5's `endpoint` or what v6 calls it.
 */
export function hasOwnEndpoint(text: string): boolean {
  return [...text.matchAll(POOL)].some((match) =>
    ENDPOINT.test(literalAround(text, match.index + match[0].length)),
  )
}

const POOL = /\buserPool(?:WebClient|Client)?Id\b|\bAuth['"]?\s*:\s*\{/g
const ENDPOINT = /(?:^|[{,\s])['"]?(?:endpoint|userPoolEndpoint)['"]?\s*(?:[:,]|$)/

/** What stands in the literal around a place, without what is nested in it. */
function literalAround(text: string, place: number): string {
  return `${outward(text, place - 1, -1)}${outward(text, place, 1)}`
}

/** One side of the literal, from a place to its brace. */
function outward(text: string, place: number, step: 1 | -1): string {
  const [opening, closing] = step === 1 ? ['{[(', '}])'] : ['}])', '{[(']
  const read: string[] = []
  let depth = 0
  for (let at = place; at >= 0 && at < text.length; at += step) {
    const character = text[at] ?? ''
    if (closing.includes(character) && depth-- === 0) break
    if (depth === 0) read.push(character)
    if (opening.includes(character)) depth += 1
  }
  return (step === 1 ? read : read.reverse()).join('')
}

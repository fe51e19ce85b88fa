import semver from 'semver'

/** What a range has to come to. */
export interface Raise {
  /** The lowest version that may be installed. */
  readonly floor: string
  /** What the new range is made of, at or above the floor. */
  readonly version: string
  /** A library must not ask more of its users than it has to. */
  readonly isPeer: boolean
}

/**
 * Raises a range in the style it is written in: `^5.3.1` becomes `^6.22.1`, an exact version stays
 * exact. Returns the same text for a range that permits nothing below the floor, and null for what is
 * no range of versions: a path, an address, a workspace.
 */
export function raisedRange(text: string, raise: Raise): string | null {
  const alias = /^npm:(@?[^@]+)@(.*)$/.exec(text)
  if (alias !== null) {
    const inner = raisedRange(alias[2] ?? '', raise)
    return inner === null ? null : `npm:${alias[1]}@${inner}`
  }
  if (!isRange(text)) return null
  return permitsBelow(text, raise.floor) ? inStyleOf(text, raise) : text
}

/** True when a range, as far as it is one, lets a version below this one be installed. */
export function permitsBelow(text: string, floor: string): boolean {
  const range = /^npm:@?[^@]+@(.*)$/.exec(text)?.[1] ?? text
  const least = semver.validRange(range) === null ? null : semver.minVersion(range)
  // A tag such as latest says nothing about what a lockfile holds.
  return isRange(range) && (least === null || semver.lt(least, floor))
}

/** True for a path, an address or a workspace: what is installed does not show. */
export function namesNoVersion(text: string): boolean {
  const range = /^npm:@?[^@]+@(.*)$/.exec(text)?.[1] ?? text
  return !isRange(range) && !text.startsWith('$')
}

/** The lowest version that a range permits; null for what is no range. */
export function leastVersion(text: string): string | null {
  return semver.validRange(text) === null ? null : (semver.minVersion(text)?.version ?? null)
}

/** True when a range, as far as it is one, has no place for a version. */
export function excludes(text: string, version: string): boolean {
  return semver.validRange(text) !== null && !semver.satisfies(version, text)
}

/** True when the first version is the second one or a later one. */
export function isAtLeast(version: string, floor: string): boolean {
  return semver.gte(version, floor)
}

function isRange(text: string): boolean {
  return semver.validRange(text) !== null || /^[a-z][\w.-]*$/i.test(text)
}

function inStyleOf(text: string, { floor, version, isPeer }: Raise): string {
  const base = isPeer ? floor : version
  const parts =
    /^\s*(\^|~|>=|=|)\s*v?\d+(?:\.(\d+|[x*]))?(?:\.(\d+|[x*]))?(?:[-+][\w.+-]+)?\s*$/i.exec(text)
  if (parts === null) return `^${base}`
  const [, operator = '', minor = 'x', patch = 'x'] = parts
  const short = base.replace(/\.\d+$/, '')
  const digits = [minor, patch].filter((part) => /^\d+$/.test(part)).length
  if (operator === '^' || operator === '>=') return `${operator}${digits === 2 ? base : short}`
  if (operator === '~') return digits === 0 ? `^${short}` : `~${digits === 2 ? base : short}`
  if (digits === 0 || isPeer) return `^${digits === 0 ? short : base}`
  return digits === 1 ? `~${short}` : `${operator}${base}`
}

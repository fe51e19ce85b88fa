import { type Layer, layers, misplaced, type Setting } from './layers.js'
import { misconfigured } from './misconfigured.js'

/** A value as somebody has written it. */
export interface Found {
  readonly value: unknown
  /** Where it is written, such as `Auth.Cognito.userPoolId`. */
  readonly key: string
  readonly layer: Layer
}

/** What a configuration says, as far as it says it. */
export type Settings = Partial<Record<Setting, Found>>

/**
 * Finds what a configuration says, in all shapes at once; later layers win.
 *
 * @throws Fault where a key is at a place where it would be ignored
 */
export function findSettings(input: Fields): Settings {
  refuseMisplaced(input)
  const settings: Settings = {}
  for (const layer of layers) {
    if (layer.notBeside !== undefined && layer.notBeside in input) continue
    const place = fieldsAt(input, layer.path)
    for (const [setting, name] of Object.entries(layer.keys) as [Setting, string][]) {
      const value = place?.[name]
      if (isAbsent(value) || (setting === 'oauth' && isEmpty(value))) continue
      settings[setting] = { value, key: [...layer.path, name].join('.'), layer }
    }
  }
  return settings
}

/** An object whose fields nobody has looked at. */
export type Fields = Readonly<Record<string, unknown>>

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fieldsAt(input: Fields, path: readonly string[]): Fields | null {
  let place: unknown = input
  for (const name of path) place = isFields(place) ? place[name] : undefined
  return isFields(place) ? place : null
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null
}

/** Generated files have an empty `oauth` where there is none. */
function isEmpty(value: unknown): boolean {
  return isFields(value) && Object.keys(value).length === 0
}

function refuseMisplaced(input: Fields): void {
  for (const { path, key, unless, instead } of misplaced) {
    const place = fieldsAt(input, path)
    if (place === null || isAbsent(place[key])) continue
    if (unless !== undefined && !isAbsent(place[unless])) continue
    throw misconfigured(`nobody reads ${[...path, key].join('.')}.`, instead)
  }
}

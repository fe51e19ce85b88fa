import { CognitoError } from '../core/errors.js'

/** The body of a request: anything until it was read. */
export type Input = Readonly<Record<string, unknown>>

/** What a member may look like. */
export interface Limits {
  readonly min?: number
  readonly max?: number
  readonly pattern?: RegExp
}

type Limited =
  | 'username'
  | 'clientId'
  | 'password'
  | 'code'
  | 'token'
  | 'session'
  | 'secretHash'
  | 'attributeName'
  | 'deviceKey'

/** The limits of members that several operations have, from AWS's API reference. */
export const limits: Readonly<Record<Limited, Limits>> = {
  username: { min: 1, max: 128, pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u },
  clientId: { min: 1, max: 128, pattern: /^[\w+]+$/ },
  password: { max: 256 },
  code: { min: 1, max: 2_048, pattern: /^\S+$/ },
  token: { max: 16_384, pattern: /^[A-Za-z0-9\-_=.]+$/ },
  session: { min: 20, max: 2_048 },
  secretHash: { min: 1, max: 128, pattern: /^[\w+=/]+$/ },
  attributeName: { min: 1, max: 32, pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u },
  deviceKey: { min: 1, max: 55, pattern: /^[\w-]+_[0-9a-f-]+$/ },
}

const LONGEST_ANSWER = 131_072

/** Reads text that must be there. */
export function text(input: Input, name: string, limit: Limits = {}): string {
  const value = optionalText(input, name, limit)
  if (value === undefined) refuse('null', name, 'Member must not be null')
  return value
}

/** Reads text that may be missing; v5 writes null for what it does not have. */
export function optionalText(input: Input, name: string, limit: Limits = {}): string | undefined {
  const value = input[name] ?? undefined
  if (value === undefined) return undefined
  if (typeof value !== 'string') throw new CognitoError('SerializationException')
  check(name, value, limit)
  return value
}

/** Reads a map of texts, without the members that are null. */
export function textMap(input: Input, name: string): Record<string, string> {
  const value = input[name] ?? {}
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw new CognitoError('SerializationException')
  }
  const map: Record<string, string> = {}
  for (const [key, item] of Object.entries(value)) {
    if (item === null || item === undefined) continue
    if (typeof item !== 'string') throw new CognitoError('SerializationException')
    check(name, item, { max: LONGEST_ANSWER })
    map[key] = item
  }
  return map
}

/** Reads a list of `{ Name, Value }`. */
export function attributeList(input: Input, name: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const item of objects(input, name)) {
    const key = text(item, 'Name', limits.attributeName)
    attributes[key] = optionalText(item, 'Value', { max: 2_048 }) ?? ''
  }
  return attributes
}

/** Reads a list of objects; a missing one is empty. */
export function objects(input: Input, name: string): Input[] {
  return list(input, name).map((item) => {
    if (typeof item === 'object' && item !== null && !Array.isArray(item)) return item as Input
    throw new CognitoError('SerializationException')
  })
}

/** Reads a list of texts. */
export function textList(input: Input, name: string, limit: Limits): string[] {
  return list(input, name).map((item) => text({ [name]: item }, name, limit))
}

/** Reads an object that may be missing. */
export function optionalObject(input: Input, name: string): Input | undefined {
  const value = input[name] ?? undefined
  if (value === undefined) return undefined
  if (typeof value === 'object' && !Array.isArray(value)) return value as Input
  throw new CognitoError('SerializationException')
}

/** Reads a switch that may be missing. */
export function flag(input: Input, name: string): boolean | undefined {
  const value = input[name] ?? undefined
  if (value === undefined || typeof value === 'boolean') return value
  throw new CognitoError('SerializationException')
}

/** Reads a count that may be missing. */
export function count(input: Input, name: string, max: number): number {
  const value = input[name] ?? max
  if (typeof value !== 'number') throw new CognitoError('SerializationException')
  if (value > max) {
    refuse(`'${value}'`, name, `Member must have value less than or equal to ${max}`)
  }
  return value <= 0 ? max : Math.floor(value)
}

function list(input: Input, name: string): readonly unknown[] {
  const value = input[name] ?? []
  if (!Array.isArray(value)) throw new CognitoError('SerializationException')
  if (value.length > 256) {
    refuse('', name, 'Member must have length less than or equal to 256')
  }
  return value
}

/** Never repeats the value: it may be a secret. */
function check(name: string, value: string, { min, max, pattern }: Limits): void {
  if (min !== undefined && value.length < min) {
    refuse('', name, `Member must have length greater than or equal to ${min}`)
  }
  if (max !== undefined && value.length > max) {
    refuse('', name, `Member must have length less than or equal to ${max}`)
  }
  if (pattern && !pattern.test(value)) {
    refuse('', name, `Member must satisfy regular expression pattern: ${pattern.source}`)
  }
}

function refuse(shown: string, name: string, constraint: string): never {
  const member = `${name[0]!.toLowerCase()}${name.slice(1)}`
  const value = shown === '' ? 'Value' : `Value ${shown}`
  throw new CognitoError(
    'InvalidParameterException',
    `1 validation error detected: ${value} at '${member}' failed to satisfy constraint: ${constraint}`,
  )
}

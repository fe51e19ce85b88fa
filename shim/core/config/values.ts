import { type Fields, type Found, isFields } from './found.js'
import { misconfigured } from './misconfigured.js'

/** What a text must look like, and what an example of it looks like. */
interface TextRule {
  readonly pattern: RegExp
  readonly example: string
  /** v6's name for a text that does not. */
  readonly name?: string
}

type TextName =
  | 'userPoolId'
  | 'clientId'
  | 'identityPoolId'
  | 'region'
  | 'endpoint'
  | 'domain'
  | 'name'

/** The texts that a configuration holds. */
export const texts: Readonly<Record<TextName, TextRule>> = {
  // 55 characters at most, in v5.
  userPoolId: {
    pattern: /^[\w-]+_[0-9a-zA-Z]+$/,
    example: 'eu-west-1_Ab12Cd34E',
    name: 'InvalidUserPoolId',
  },
  clientId: { pattern: /^\S+$/, example: '1h57kf5cpq17m0eml12EXAMPLE' },
  identityPoolId: {
    pattern: /^[\w-]+:\S+$/,
    example: 'eu-west-1:11111111-2222-4333-8444-555555555555',
    name: 'InvalidIdentityPoolIdException',
  },
  region: { pattern: /^[\w-]+$/, example: 'eu-west-1' },
  endpoint: { pattern: /^https?:\/\/[^\s/]+\S*$/, example: 'http://localhost:9229' },
  domain: { pattern: /^[^\s/:]+(:\d+)?$/, example: 'example.auth.eu-west-1.amazoncognito.com' },
  name: { pattern: /^\S+$/, example: 'USER_SRP_AUTH' },
}

/**
 * The text that is written for a setting.
 *
 * @throws Fault where it is no such text
 */
export function textOf({ value, key }: Pick<Found, 'value' | 'key'>, rule: TextRule): string {
  if (typeof value === 'string' && rule.pattern.test(value)) return value
  const problem = typeof value === 'string' ? `'${value}'` : describe(value)
  throw misconfigured(`${key} is ${problem}.`, `Write a text such as '${rule.example}'.`, rule.name)
}

/**
 * The one of a few texts that is written for a setting.
 *
 * @throws Fault where it is none of them
 */
export function oneOf<Text extends string>(
  { value, key }: Pick<Found, 'value' | 'key'>,
  allowed: readonly Text[],
): Text {
  const match = allowed.find((each) => each === value)
  if (match !== undefined) return match
  const problem = typeof value === 'string' ? `'${value}'` : describe(value)
  const choices = allowed.map((each) => `'${each}'`).join(' or ')
  throw misconfigured(`${key} is ${problem}.`, `Write ${choices}.`)
}

/** @throws Fault where something else than yes or no is written */
export function booleanOf({ value, key }: Pick<Found, 'value' | 'key'>): boolean {
  if (typeof value === 'boolean') return value
  throw misconfigured(`${key} is ${describe(value)}.`, 'Write true or false.')
}

/** @throws Fault where something else than an object is written */
export function fieldsOf({ value, key }: Pick<Found, 'value' | 'key'>): Fields {
  if (isFields(value)) return value
  throw misconfigured(`${key} is ${describe(value)}.`, 'Write an object.')
}

/**
 * The texts that are written as a list, or with commas between them, as in generated files of v5.
 *
 * @throws Fault where something else is written
 */
export function listOf(
  { value, key }: Pick<Found, 'value' | 'key'>,
  example: string,
): readonly string[] {
  const list = typeof value === 'string' ? value.split(',').map((each) => each.trim()) : value
  if (Array.isArray(list) && list.every((each) => typeof each === 'string' && each !== '')) {
    return list
  }
  throw misconfigured(`${key} is ${describe(value)}.`, `Write a list of texts: ['${example}'].`)
}

/** Says what something is without showing it: it may be a secret at the wrong place. */
export function describe(value: unknown): string {
  if (value === undefined || value === null) return 'missing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'string') return value === '' ? 'an empty text' : 'a text'
  if (typeof value === 'boolean') return `${value}`
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

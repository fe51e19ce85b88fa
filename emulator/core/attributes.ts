import { CognitoError } from './errors.js'
import type { AppClient, AttributeSchema, Pool, User } from './model.js'

const ADDRESSES = ['email', 'phone_number'] as const
const READ_ONLY = ['sub', 'email_verified', 'phone_number_verified', 'identities']

/** Throws where a value does not fit the pool's schema. */
export function checkAttributes(pool: Pool, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const schema = Object.hasOwn(pool.schema, name) ? pool.schema[name] : undefined
    if (!schema) {
      refuse(
        `Attributes did not conform to the schema: Type for attribute {${name}} could not be determined`,
      )
    }
    const problem = findProblem(name, value, schema)
    if (problem) refuse(problem)
  }
}

/** Throws where a new user lacks an attribute that the pool requires. */
export function checkRequired(pool: Pool, attributes: Readonly<Record<string, string>>): void {
  const missing = requiredAttributes(pool).filter((name) => !attributes[name])
  if (missing.length === 0) return
  const list = missing.map((name) => `${name}: The attribute is required`).join('\n')
  refuse(`Attributes did not conform to the schema: ${list}\n`)
}

/** The attributes that a person must have, without the `sub` that the pool gives. */
export function requiredAttributes(pool: Pool): string[] {
  const names = Object.entries(pool.schema).filter(([, schema]) => schema.required)
  return names.map(([name]) => name).filter((name) => name !== 'sub')
}

/** Throws where an app client may not write an attribute, or nobody may. */
export function checkWritable(pool: Pool, client: AppClient, names: readonly string[]): void {
  for (const name of names) {
    const isForbidden =
      READ_ONLY.includes(name) || (client.writeAttributes && !client.writeAttributes.includes(name))
    if (isForbidden) {
      throw new CognitoError(
        'NotAuthorizedException',
        'A client attempted to write unauthorized attribute',
      )
    }
    if (Object.hasOwn(pool.schema, name) && !pool.schema[name]!.mutable) {
      refuse(`user.${name}: Attribute cannot be updated.`)
    }
  }
}

/** The attributes that an app client may read, `sub` first. */
export function readableAttributes(user: User, client: AppClient): Record<string, string> {
  const { sub, ...others } = user.attributes
  const readable = Object.entries(others).filter(([name]) => isReadable(client, name))
  return { sub: sub ?? user.sub, ...Object.fromEntries(readable) }
}

/** As the wire lists attributes. */
export function toAttributeList(
  attributes: Readonly<Record<string, string>>,
): { Name: string; Value: string }[] {
  return Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
}

/** Sets attributes; a changed address is no longer verified. */
export function setAttributes(user: User, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const isAddress = ADDRESSES.some((address) => address === name)
    if (isAddress && user.attributes[name] !== value) user.attributes[`${name}_verified`] = 'false'
    if (value === '' && !isAddress) delete user.attributes[name]
    else user.attributes[name] = value
  }
}

function isReadable(client: AppClient, name: string): boolean {
  if (!client.readAttributes) return true
  return client.readAttributes.includes(name) || client.readAttributes.includes(`${name}`)
}

function findProblem(name: string, value: string, schema: AttributeSchema): string | undefined {
  if (name === 'email' && value !== '' && !/^[^@\s]+@[^@\s]+$/.test(value)) {
    return 'Invalid email address format.'
  }
  if (name === 'phone_number' && value !== '' && !/^\+[0-9]{2,15}$/.test(value)) {
    return 'Invalid phone number format.'
  }
  const prefix = `Attributes did not conform to the schema: ${name}: `
  if (value.length > (schema.maxLength ?? 2_048)) {
    return `${prefix}Attribute value is longer than the maximum length`
  }
  if (value.length < (schema.minLength ?? 0)) {
    return `${prefix}Attribute value is shorter than the minimum length`
  }
  return findTypeProblem(value, schema, prefix)
}

function findTypeProblem(
  value: string,
  schema: AttributeSchema,
  prefix: string,
): string | undefined {
  if (schema.type === 'Boolean' && !/^(true|false)$/i.test(value)) {
    return `${prefix}Attribute value is not a boolean`
  }
  if (schema.type !== 'Number') return undefined
  const number = Number(value)
  if (value === '' || !Number.isFinite(number)) return `${prefix}Attribute value is not a number`
  if (number < (schema.minValue ?? number)) return `${prefix}Attribute value is too small`
  if (number > (schema.maxValue ?? number)) return `${prefix}Attribute value is too large`
  return undefined
}

function refuse(message: string): never {
  throw new CognitoError('InvalidParameterException', message)
}

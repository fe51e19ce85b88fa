import { fetchUserAttributes } from 'aws-amplify/auth'
import { actAs } from './act-as.js'
import type { V5Any } from './v5-any.js'
import { likeV5 } from './v5-error.js'

/** An attribute as a list of v5 had it. */
export interface UserAttribute {
  Name: string
  Value: string
  getName(): string
  setName(name: string): UserAttribute
  getValue(): string
  setValue(value: string): UserAttribute
  toString(): string
  toJSON(): object
}

/** The attributes of a user as a list, all values as texts. */
export async function userAttributes(user: V5Any): Promise<UserAttribute[]> {
  await actAs(user)
  const attributes = await likeV5(fetchUserAttributes())
  return Object.entries(attributes).map(([Name, Value = '']) => ({
    Name,
    Value,
    getName() {
      return this.Name
    },
    setName(name) {
      this.Name = name
      return this
    },
    getValue() {
      return this.Value
    },
    setValue(value) {
      this.Value = value
      return this
    },
    toString() {
      return JSON.stringify(this)
    },
    toJSON() {
      return { Name: this.Name, Value: this.Value }
    },
  }))
}

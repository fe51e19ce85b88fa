import type { ICognitoUserAttributeData } from './i-cognito-user-attribute-data.js'

/** An attribute of a list, as v5 declared it. */
export interface CognitoUserAttribute extends ICognitoUserAttributeData {
  getValue(): string
  setValue(value: string): CognitoUserAttribute
  getName(): string
  setName(name: string): CognitoUserAttribute
  toString(): string
  toJSON(): object
}

/** An attribute of a user as Cognito sends it. */
export interface ICognitoUserAttributeData {
  Name: string
  Value: string
}

/** An attribute of a user. */
export declare class CognitoUserAttribute implements ICognitoUserAttributeData {
  /** The attribute's name. */
  Name: string
  /** The attribute's value, always text. */
  Value: string
  constructor(data: ICognitoUserAttributeData)
  /** Returns the value. */
  getValue(): string
  /** Replaces the value and returns the attribute. */
  setValue(value: string): CognitoUserAttribute
  /** Returns the name. */
  getName(): string
  /** Replaces the name and returns the attribute. */
  setName(name: string): CognitoUserAttribute
  /** Returns the attribute as JSON text. */
  toString(): string
  /** Returns name and value as a plain object. */
  // biome-ignore lint/complexity/noBannedTypes: v5 says `Object`, and a narrower type would refuse its code
  toJSON(): Object
}

import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { isCognitoUserMember } from '../../transforms/cognito-user-members.js'

const fromV5 = createRequire(createRequire(import.meta.url).resolve('aws-amplify-v5/package.json'))
const { CognitoUser, CognitoUserPool } = fromV5('amazon-cognito-identity-js')

const Storage = { getItem() {}, setItem() {}, removeItem() {} }
const Pool = new CognitoUserPool({ UserPoolId: 'eu-west-1_a', ClientId: 'b', Storage })
const user = new CognitoUser({ Username: 'ada', Pool, Storage })
const members = [...Object.keys(user), ...Object.getOwnPropertyNames(CognitoUser.prototype)]

test.each(members)('%s is a member of a v5 user', (name) => {
  expect(isCognitoUserMember(name)).toBe(true)
})

test.each([
  'attributes',
  'preferredMFA',
  'challengeName',
  'challengeParam',
  'deviceKey',
  'toString',
])('%s comes to a v5 user in time', (name) => {
  expect(isCognitoUserMember(name)).toBe(true)
})

test.each(['user', 'email', 'isValid', 'idToken'])('%s never was one', (name) => {
  expect(isCognitoUserMember(name)).toBe(false)
})

import { checkWritable, requiredAttributes } from '../core/attributes.js'
import { CognitoError } from '../core/errors.js'
import { limits, textList } from './input.js'
import { type Operation, readSignedIn } from './operation.js'

export const deleteUserAttributes: Operation = async (world, input) => {
  const { pool, client, user } = await readSignedIn(world, input)
  const names = textList(input, 'UserAttributeNames', limits.attributeName)
  for (const name of names) {
    if (!Object.hasOwn(pool.schema, name)) {
      throw new CognitoError(
        'InvalidParameterException',
        `user.${name}: Attribute does not exist in the schema.`,
      )
    }
  }
  checkWritable(pool, client, names)
  const required = names.find((name) => requiredAttributes(pool).includes(name))
  if (required) {
    throw new CognitoError(
      'InvalidParameterException',
      `user.${required}: Attribute is required and cannot be deleted.`,
    )
  }
  for (const name of names) {
    delete user.attributes[name]
    delete user.attributes[`${name}_verified`]
  }
  user.updatedAt = world.clock.now()
  return {}
}

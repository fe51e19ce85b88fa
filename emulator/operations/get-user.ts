import { readableAttributes, toAttributeList } from '../core/attributes.js'
import { enabledFactors } from '../core/mfa.js'
import { type Operation, readSignedIn } from './operation.js'

export const getUser: Operation = async (world, input) => {
  const { pool, client, user } = await readSignedIn(world, input)
  const factors = enabledFactors(pool, user)
  const isPreferred = user.preferredMfa !== undefined && factors.includes(user.preferredMfa)
  return {
    Username: user.username,
    UserAttributes: toAttributeList(readableAttributes(user, client)),
    ...(user.mfaOptions.length > 0 && { MFAOptions: user.mfaOptions }),
    ...(isPreferred && { PreferredMfaSetting: user.preferredMfa }),
    ...(factors.length > 0 && { UserMFASettingList: factors }),
  }
}

import { fetchMFAPreference, updateMFAPreference } from 'aws-amplify/auth'
import { actAs } from './act-as.js'
import { preferredMfaName } from './mfa.js'
import { userChanged } from './user.js'
import type { V5Any } from './v5-any.js'
import { authError, likeV5 } from './v5-error.js'

/** Makes a second factor the preferred one; `NOMFA` switches off text messages and apps. */
export async function setPreferredMFA(
  user: V5Any,
  mfaMethod: 'TOTP' | 'SMS' | 'NOMFA' | 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA',
): Promise<string> {
  await actAs(user)
  switch (mfaMethod) {
    case 'TOTP':
    case 'SOFTWARE_TOKEN_MFA':
      await likeV5(updateMFAPreference({ totp: 'PREFERRED' }))
      break
    case 'SMS':
    case 'SMS_MFA':
      await likeV5(updateMFAPreference({ sms: 'PREFERRED' }))
      break
    case 'NOMFA': {
      const preference = await likeV5(fetchMFAPreference())
      const current = preferredMfaName(preference)
      if (current === 'NOMFA') return 'No change for mfa type'
      if (!current || current === 'EMAIL_OTP') throw authError('Invalid MFA type')
      const { preferred, enabled = [] } = preference
      const isOn = (type: 'SMS' | 'TOTP') => preferred === type || enabled.includes(type)
      await likeV5(
        updateMFAPreference({
          ...(isOn('SMS') && { sms: 'DISABLED' }),
          ...(isOn('TOTP') && { totp: 'DISABLED' }),
        }),
      )
      break
    }
    default:
      throw authError('No valid MFA method provided')
  }
  await userChanged()
  return 'SUCCESS'
}

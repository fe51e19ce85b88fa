import { Auth, type CognitoUser, type MFAOption } from '../../../shim/legacy/index.js'

export async function setUp(user: CognitoUser, code: string): Promise<string> {
  const secret: string = await Auth.setupTOTP(user)
  const session = await Auth.verifyTotpToken(user, code)
  const token: string = session.getIdToken().getJwtToken()
  const answer: string = await Auth.setPreferredMFA(user, 'TOTP')
  return `otpauth://totp/App:ada?secret=${secret}&issuer=App${token}${answer}`
}

export async function read(user: CognitoUser): Promise<string> {
  const cached: string = await Auth.getPreferredMFA(user)
  const fresh: string = await Auth.getPreferredMFA(user, { bypassCache: true })
  const options: MFAOption[] = await Auth.getMFAOptions(user)
  return `${cached}${fresh}${options[0]?.DeliveryMedium === 'SMS'}`
}

export async function theOldWay(user: CognitoUser): Promise<string> {
  const off: string = await Auth.disableSMS(user)
  return off || Auth.enableSMS(user)
}

export const allFactors = (user: CognitoUser): Promise<string>[] =>
  (['TOTP', 'SMS', 'NOMFA', 'SMS_MFA', 'SOFTWARE_TOKEN_MFA'] as const).map((method) =>
    Auth.setPreferredMFA(user, method),
  )

export async function devices(): Promise<string[]> {
  const remembered = await Auth.rememberDevice()
  if (typeof remembered !== 'string') throw new Error(remembered.log)
  await Auth.forgetDevice()
  const list = await Auth.fetchDevices()
  return list.map(({ id, name }) => `${id} ${name}`)
}

// @ts-expect-error there is no such second factor
export const unknownFactor: unknown = Auth.setPreferredMFA({}, 'EMAIL')

import { describe, expect, test } from 'vitest'
import type { TriggerEvent } from '../../../emulator/core/model.js'
import { createUser } from '../../../emulator/core/users.js'
import { CLIENT, PASSWORD, refusalOf, type Setting, setUp } from './setting.js'

const EMAIL = [{ Name: 'email', Value: 'bob@example.com' }]
const BOB = { ClientId: CLIENT, Username: 'bob', Password: PASSWORD, UserAttributes: EMAIL }
const WRONG = 'NotAuthorizedException: Incorrect username or password.'

describe('SignUp', () => {
  test.each([
    ['Aa1-', 'Password not long enough'],
    ['aaaaaa1-', 'Password must have uppercase characters'],
    ['AAAAAA1-', 'Password must have lowercase characters'],
    ['Aaaaaaa-', 'Password must have numeric characters'],
    ['Aaaaaaa1', 'Password must have symbol characters'],
  ])('refuses the password %s', async (Password, reason) => {
    const setting = setUp()
    const refused = await setting.refusal('SignUp', { ...BOB, Password })
    expect(refused).toBe(
      `InvalidPasswordException: Password did not conform with policy: ${reason}`,
    )
    expect(Object.keys(setting.pool.users)).toEqual(['ann'])
  })

  test('refuses a name that is taken, in any case, without telling more', async () => {
    const { refusal } = setUp()
    const refused = await refusal('SignUp', { ...BOB, Username: 'ANN' })
    expect(refused).toBe('UsernameExistsException: User already exists')
  })

  test('holds the schema of the pool', async () => {
    const { refusal } = setUp({
      schema: {
        email: { required: true },
        'custom:size': { type: 'Number', minValue: 1, maxValue: 9 },
      },
    })
    const withAttributes = (UserAttributes: object[]) =>
      refusal('SignUp', { ...BOB, UserAttributes })
    expect(await withAttributes([])).toMatch(/email: The attribute is required/)
    expect(await withAttributes([{ Name: 'email', Value: 'bob' }])).toMatch(/Invalid email address/)
    const size = (Value: string) => withAttributes([...EMAIL, { Name: 'custom:size', Value }])
    expect(await size('10')).toMatch(/too large/)
    expect(await size('many')).toMatch(/not a number/)
    const unknown = [...EMAIL, { Name: 'custom:none', Value: 'x' }]
    expect(await withAttributes(unknown)).toMatch(/could not be determined/)
    const verified = [...EMAIL, { Name: 'email_verified', Value: 'true' }]
    expect(await withAttributes(verified)).toMatch(/unauthorized attribute/)
  })

  test('asks the trigger, which may refuse or confirm', async () => {
    const sources: string[] = []
    const refusing = setUp({
      triggers: {
        preSignUp() {
          throw new Error('no guests')
        },
      },
    })
    expect(await refusing.refusal('SignUp', BOB)).toBe(
      'UserLambdaValidationException: PreSignUp failed with error no guests.',
    )
    expect(refusing.pool.users.bob).toBeUndefined()
    const note = (event: TriggerEvent) => {
      sources.push(event.triggerSource)
    }
    const { call, pool } = setUp({
      triggers: {
        preSignUp: (event) => {
          event.response = { autoConfirmUser: true, autoVerifyEmail: true }
          note(event)
        },
        postConfirmation: note,
      },
    })
    const made = await call('SignUp', BOB)
    expect(made.UserConfirmed).toBe(true)
    expect(made.CodeDeliveryDetails).toBeUndefined()
    expect(pool.users.bob!.attributes.email_verified).toBe('true')
    expect(sources).toEqual(['PreSignUp_SignUp', 'PostConfirmation_ConfirmSignUp'])
  })

  test('is closed where only an administrator makes users', async () => {
    const { refusal } = setUp({ selfSignUp: false })
    expect(await refusal('SignUp', BOB)).toMatch(/^NotAuthorizedException: SignUp is not permitted/)
  })
})

describe('a pool whose usernames are e-mail addresses', () => {
  const POOL = { usernameAttributes: ['email'], users: [] } as const
  const SELF = { ClientId: CLIENT, Username: 'Bob@Example.com', Password: PASSWORD }

  test('gives a uuid and takes the address for a name, whatever its case', async () => {
    const setting = setUp(POOL)
    const made = await setting.call('SignUp', SELF)
    const ConfirmationCode = setting.lastCode()
    await setting.call('ConfirmSignUp', { ...SELF, ConfirmationCode })
    const signedIn = await setting.srpNamed('bob@example.com', made.UserSub as string)
    const me = await setting.call('GetUser', signedIn.AuthenticationResult)
    expect(me.Username).toBe(made.UserSub)
    const again = await setting.refusal('SignUp', { ...SELF, Username: 'bob@example.com' })
    expect(again).toBe('UsernameExistsException: An account with the given email already exists.')
  })

  test('takes no other name', async () => {
    const { refusal } = setUp(POOL)
    expect(await refusal('SignUp', { ...SELF, Username: 'bob' })).toBe(
      'InvalidParameterException: Username should be an email.',
    )
  })
})

describe('aliases', () => {
  const POOL = { aliasAttributes: ['email', 'preferred_username'] } as const

  test('sign in once verified, and USER_ID_FOR_SRP is the username', async () => {
    const setting = setUp(POOL)
    expect((await setting.srpNamed('ANN@example.com', 'ann')).AuthenticationResult).toBeDefined()
    setting.ann.attributes.email_verified = 'false'
    const unverified = refusalOf(setting.srpNamed('ann@example.com', 'ann'))
    expect(await unverified).toBe('UserNotFoundException: User does not exist.')
  })

  test('of someone else need to be forced, and are then theirs no more', async () => {
    const setting = setUp(POOL)
    const UserAttributes = [{ Name: 'email', Value: 'ann@example.com' }]
    await setting.call('SignUp', { ...BOB, UserAttributes })
    const confirmation = { ...BOB, ConfirmationCode: setting.lastCode() }
    expect(await setting.refusal('ConfirmSignUp', confirmation)).toBe(
      'AliasExistsException: An account with the email already exists.',
    )
    await setting.call('ConfirmSignUp', { ...confirmation, ForceAliasCreation: true })
    expect(setting.ann.attributes.email_verified).toBe('false')
    expect(setting.pool.users.bob!.attributes.email_verified).toBe('true')
  })

  test('cannot be usernames', async () => {
    const { refusal } = setUp(POOL)
    const refused = await refusal('SignUp', { ...BOB, Username: 'bob@example.com' })
    expect(refused).toMatch(/^InvalidParameterException: Username cannot be of email format/)
  })
})

describe('codes', () => {
  test('are right once, for a day, and the newest only', async () => {
    const setting = setUp()
    await setting.call('SignUp', BOB)
    const old = setting.lastCode()
    const { CodeDeliveryDetails } = await setting.call('ResendConfirmationCode', BOB)
    expect(CodeDeliveryDetails).toMatchObject({ Destination: 'b***@e***' })
    const confirm = (ConfirmationCode: string) => ({ ...BOB, ConfirmationCode })
    const fresh = setting.lastCode()
    if (old !== fresh) {
      expect(await setting.refusal('ConfirmSignUp', confirm(old))).toBe(
        'CodeMismatchException: Invalid verification code provided, please try again.',
      )
    }
    setting.world.clock.advance(24 * 3_600_000)
    expect(await setting.refusal('ConfirmSignUp', confirm(fresh))).toBe(
      'ExpiredCodeException: Invalid code provided, please request a code again.',
    )
    await setting.call('ResendConfirmationCode', BOB)
    await setting.call('ConfirmSignUp', confirm(setting.lastCode()))
    expect(await setting.refusal('ConfirmSignUp', confirm(setting.lastCode()))).toBe(
      'NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED',
    )
    expect(await setting.refusal('ResendConfirmationCode', BOB)).toBe(
      'InvalidParameterException: User is already confirmed.',
    )
  })

  test('are not guessed: after a few wrong ones the right one is refused too', async () => {
    const setting = setUp()
    await setting.call('SignUp', BOB)
    const ConfirmationCode = 'wrong'
    for (let tries = 0; tries < 5; tries += 1) {
      const refused = await setting.refusal('ConfirmSignUp', { ...BOB, ConfirmationCode })
      expect(refused).toMatch(/^CodeMismatchException/)
    }
    const right = { ...BOB, ConfirmationCode: setting.lastCode() }
    expect(await setting.refusal('ConfirmSignUp', right)).toBe(
      'LimitExceededException: Attempt limit exceeded, please try after some time.',
    )
  })

  test('are sent a few times an hour', async () => {
    const setting = setUp()
    const input = { ClientId: CLIENT, Username: 'ann' }
    for (let sends = 0; sends < 5; sends += 1) await setting.call('ForgotPassword', input)
    expect(await setting.refusal('ForgotPassword', input)).toMatch(/^LimitExceededException/)
    setting.world.clock.advance(3_600_000)
    await setting.call('ForgotPassword', input)
  })

  test('go out in the words of the trigger', async () => {
    const setting = setUp({
      triggers: {
        customMessage(event) {
          event.response.emailSubject = event.triggerSource
          event.response.emailMessage = 'Take {####}, friend'
        },
      },
    })
    await setting.call('SignUp', BOB)
    const { code, subject, text } = setting.world.state.outbox.at(-1)!
    expect(subject).toBe('CustomMessage_SignUp')
    expect(text).toBe(`Take ${code}, friend`)
  })
})

describe('a forgotten password', () => {
  const ANN = { ClientId: CLIENT, Username: 'ann' }
  const NEW = 'Another-horse-2'

  test('is replaced with the code, and a bad one does not use the code up', async () => {
    const setting = setUp()
    const { CodeDeliveryDetails } = await setting.call('ForgotPassword', ANN)
    expect(CodeDeliveryDetails).toEqual({
      Destination: 'a***@e***',
      DeliveryMedium: 'EMAIL',
      AttributeName: 'email',
    })
    const change = { ...ANN, ConfirmationCode: setting.lastCode(), Password: NEW }
    const weak = { ...change, Password: 'short' }
    expect(await setting.refusal('ConfirmForgotPassword', weak)).toMatch(/^InvalidPassword/)
    const wrong = { ...change, ConfirmationCode: 'wrong' }
    expect(await setting.refusal('ConfirmForgotPassword', wrong)).toMatch(/^CodeMismatch/)
    await setting.call('ConfirmForgotPassword', change)
    expect((await setting.srp('ann', NEW)).AuthenticationResult).toBeDefined()
    expect(await refusalOf(setting.srp('ann', PASSWORD))).toBe(WRONG)
    expect(await setting.refusal('ConfirmForgotPassword', change)).toMatch(/^ExpiredCode/)
  })

  test('sets a user free whose reset an administrator demanded', async () => {
    const setting = setUp()
    setting.ann.status = 'RESET_REQUIRED'
    const refused = 'PasswordResetRequiredException: Password reset required for the user'
    expect(await refusalOf(setting.srp('ann', PASSWORD))).toBe(refused)
    await setting.call('ForgotPassword', ANN)
    const change = { ...ANN, ConfirmationCode: setting.lastCode(), Password: NEW }
    await setting.call('ConfirmForgotPassword', change)
    expect((await setting.srp('ann', NEW)).AuthenticationResult).toBeDefined()
  })

  test('needs a verified address', async () => {
    const setting = setUp({ users: [{ username: 'ann', password: PASSWORD }] })
    expect(await setting.refusal('ForgotPassword', ANN)).toMatch(
      /^InvalidParameterException: Cannot/,
    )
  })
})

describe('a temporary password', () => {
  const POOL = {
    schema: { email: { required: true }, given_name: { required: true } },
    users: [],
  }
  function add(setting: Setting): void {
    setting.pool.users = {}
    createUser(setting.world, setting.pool, {
      username: 'tim',
      password: PASSWORD,
      temporary: true,
      attributes: { email: 'tim@example.com', email_verified: 'true' },
    })
  }

  test('must be changed, with the attributes that are missing', async () => {
    const setting = setUp(POOL)
    add(setting)
    const given = await setting.srp('tim', PASSWORD)
    expect(given.ChallengeName).toBe('NEW_PASSWORD_REQUIRED')
    const { requiredAttributes, userAttributes } = given.ChallengeParameters
    expect(JSON.parse(requiredAttributes!)).toEqual(['userAttributes.given_name'])
    expect(JSON.parse(userAttributes!)).toEqual({
      email: 'tim@example.com',
      email_verified: 'true',
    })
    const answer = { USERNAME: 'tim', NEW_PASSWORD: 'Another-horse-2' }
    const refused = (more: object) =>
      setting.refusedAnswer('NEW_PASSWORD_REQUIRED', { ...answer, ...more }, given)
    expect(await refused({})).toBe(
      'InvalidParameterException: Invalid attributes given, given_name is missing',
    )
    const named = { 'userAttributes.given_name': 'Tim' }
    expect(await refused({ ...named, NEW_PASSWORD: 'weak' })).toMatch(/^InvalidPassword/)
    expect(await refused({ ...named, 'userAttributes.sub': 'x' })).toMatch(/^NotAuthorized/)
    const body = await setting.respond('NEW_PASSWORD_REQUIRED', { ...answer, ...named }, given)
    expect(body.AuthenticationResult.AccessToken).toEqual(expect.any(String))
    expect(setting.pool.users.tim).toMatchObject({
      status: 'CONFIRMED',
      attributes: { given_name: 'Tim' },
    })
    expect(await refused(named)).toMatch(/only be used once/)
    expect((await setting.srp('tim', 'Another-horse-2')).AuthenticationResult).toBeDefined()
  })

  test('ends after its days, and a wrong one never leads to the challenge', async () => {
    const setting = setUp(POOL)
    add(setting)
    expect(await refusalOf(setting.srp('tim', 'Wrong-horse-1'))).toBe(WRONG)
    const plain = { USERNAME: 'tim', PASSWORD: 'Wrong-horse-1' }
    expect(await refusalOf(setting.initiate('USER_PASSWORD_AUTH', plain))).toBe(WRONG)
    setting.world.clock.advance(7 * 86_400_000)
    expect(await refusalOf(setting.srp('tim', PASSWORD))).toMatch(
      /^NotAuthorizedException: Temporary/,
    )
  })
})

describe('attributes', () => {
  test('that are addresses are unverified after a change, until the code', async () => {
    const setting = setUp()
    const { AccessToken } = await setting.signIn()
    const UserAttributes = [
      { Name: 'email', Value: 'new@example.com' },
      { Name: 'nickname', Value: 'A' },
    ]
    const changed = await setting.call('UpdateUserAttributes', { AccessToken, UserAttributes })
    expect(changed.CodeDeliveryDetailsList).toEqual([
      { Destination: 'n***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' },
    ])
    expect(setting.ann.attributes).toMatchObject({ email_verified: 'false', nickname: 'A' })
    const verify = { AccessToken, AttributeName: 'email' }
    const wrong = { ...verify, Code: 'wrong' }
    expect(await setting.refusal('VerifyUserAttribute', wrong)).toMatch(/^CodeMismatch/)
    await setting.call('GetUserAttributeVerificationCode', verify)
    await setting.call('VerifyUserAttribute', { ...verify, Code: setting.lastCode() })
    expect(setting.ann.attributes.email_verified).toBe('true')
  })

  test('wait for their code where the pool keeps the original', async () => {
    const setting = setUp({ keepOriginalUntilVerified: ['email'] })
    const { AccessToken } = await setting.signIn()
    const UserAttributes = [{ Name: 'email', Value: 'new@example.com' }]
    await setting.call('UpdateUserAttributes', { AccessToken, UserAttributes })
    expect(setting.ann.attributes.email).toBe('ann@example.com')
    const Code = setting.lastCode()
    await setting.call('VerifyUserAttribute', { AccessToken, AttributeName: 'email', Code })
    expect(setting.ann.attributes).toMatchObject({
      email: 'new@example.com',
      email_verified: 'true',
    })
  })

  test('are deleted, unless they are required', async () => {
    const setting = setUp({ schema: { email: { required: true } } })
    const { AccessToken } = await setting.signIn()
    const names = (...UserAttributeNames: string[]) => ({ AccessToken, UserAttributeNames })
    await setting.call('DeleteUserAttributes', names('phone_number'))
    expect(setting.ann.attributes).not.toHaveProperty('phone_number')
    expect(setting.ann.attributes).not.toHaveProperty('phone_number_verified')
    expect(await setting.refusal('DeleteUserAttributes', names('email'))).toMatch(/required/)
    expect(await setting.refusal('DeleteUserAttributes', names('sub'))).toMatch(/unauthorized/)
  })

  test('are read and written as the client may', async () => {
    const setting = setUp({}, { readAttributes: ['nickname'], writeAttributes: ['nickname'] })
    const { AccessToken } = await setting.signIn()
    const write = (Name: string) => ({ AccessToken, UserAttributes: [{ Name, Value: 'x' }] })
    await setting.call('UpdateUserAttributes', write('nickname'))
    expect(await setting.refusal('UpdateUserAttributes', write('name'))).toMatch(/unauthorized/)
    const { UserAttributes } = await setting.call('GetUser', { AccessToken })
    expect((UserAttributes as { Name: string }[]).map(({ Name }) => Name)).toEqual([
      'sub',
      'nickname',
    ])
  })
})

describe('who may sign in', () => {
  test('is nobody disabled or unconfirmed, which only the right password tells', async () => {
    const setting = setUp()
    setting.ann.enabled = false
    expect(await refusalOf(setting.srp('ann', 'Wrong-horse-1'))).toBe(WRONG)
    expect(await refusalOf(setting.srp('ann', PASSWORD))).toBe(
      'NotAuthorizedException: User is disabled.',
    )
    Object.assign(setting.ann, { enabled: true, status: 'UNCONFIRMED' })
    expect(await refusalOf(setting.srp('ann', 'Wrong-horse-1'))).toBe(WRONG)
    expect(await refusalOf(setting.srp('ann', PASSWORD))).toBe(
      'UserNotConfirmedException: User is not confirmed.',
    )
  })

  test('is nobody for a while after five wrong passwords', async () => {
    const setting = setUp()
    const attempt = (password: string) =>
      refusalOf(setting.initiate('USER_PASSWORD_AUTH', { USERNAME: 'ann', PASSWORD: password }))
    for (let tries = 0; tries < 5; tries += 1) expect(await attempt('Wrong-horse-1')).toBe(WRONG)
    expect(await attempt(PASSWORD)).toBe('NotAuthorizedException: Password attempts exceeded')
    setting.world.clock.advance(1_001)
    await setting.signIn()
  })

  test('needs a flow that the client allows', async () => {
    const setting = setUp({}, { authFlows: ['ALLOW_USER_SRP_AUTH'] })
    await setting.srp('ann', PASSWORD)
    for (const flow of ['USER_PASSWORD_AUTH', 'CUSTOM_AUTH', 'USER_AUTH', 'REFRESH_TOKEN_AUTH']) {
      const refused = await refusalOf(setting.initiate(flow, { USERNAME: 'ann', PASSWORD }))
      expect(refused).toMatch(/^InvalidParameterException: .*not enabled for this client/)
    }
    for (const flow of ['ADMIN_USER_PASSWORD_AUTH', 'constructor', '']) {
      expect(await refusalOf(setting.initiate(flow, { USERNAME: 'ann' }))).toMatch(
        /^InvalidParameterException/,
      )
    }
  })

  test('may change the password with the old one', async () => {
    const setting = setUp()
    const { AccessToken } = await setting.signIn()
    const change = { AccessToken, ProposedPassword: 'Another-horse-2' }
    const wrong = { ...change, PreviousPassword: 'Wrong-horse-1' }
    expect(await setting.refusal('ChangePassword', wrong)).toBe(WRONG)
    expect(await setting.refusal('ChangePassword', change)).toBe(WRONG)
    await setting.call('ChangePassword', { ...change, PreviousPassword: PASSWORD })
    expect((await setting.srp('ann', 'Another-horse-2')).AuthenticationResult).toBeDefined()
  })
})

describe('a name that nobody has', () => {
  const NOBODY = { ClientId: CLIENT, Username: 'nobody' }

  test('is told where the client does not hide it', async () => {
    const setting = setUp()
    const missing = 'UserNotFoundException: User does not exist.'
    expect(await refusalOf(setting.srp('nobody', PASSWORD))).toBe(missing)
    const combination = 'UserNotFoundException: Username/client id combination not found.'
    expect(await setting.refusal('ForgotPassword', NOBODY)).toBe(combination)
    expect(await setting.refusal('ResendConfirmationCode', NOBODY)).toBe(combination)
  })

  test('looks like any other where it does', async () => {
    const setting = setUp({}, { preventUserExistenceErrors: true })
    expect(await refusalOf(setting.srp('nobody', PASSWORD))).toBe(WRONG)
    const start = () => setting.initiate('USER_SRP_AUTH', { USERNAME: 'nobody', SRP_A: 'abc' })
    const [first, second] = [await start(), await start()]
    expect(first.ChallengeParameters.SALT).toBe(second.ChallengeParameters.SALT)
    expect(first.ChallengeParameters.SRP_B).not.toBe(second.ChallengeParameters.SRP_B)
    expect(first.ChallengeParameters.SALT).toMatch(/^[0-9a-f]{32}$/)
    const plain = { USERNAME: 'nobody', PASSWORD }
    expect(await refusalOf(setting.initiate('USER_PASSWORD_AUTH', plain))).toBe(WRONG)
    const { CodeDeliveryDetails } = await setting.call('ForgotPassword', NOBODY)
    expect(CodeDeliveryDetails).toMatchObject({ DeliveryMedium: 'EMAIL' })
    expect(setting.world.state.outbox).toEqual([])
    const code = { ...NOBODY, ConfirmationCode: '123456' }
    const change = { ...code, Password: PASSWORD }
    expect(await setting.refusal('ConfirmForgotPassword', change)).toMatch(/^CodeMismatch/)
    expect(await setting.refusal('ConfirmSignUp', code)).toMatch(/^ExpiredCode/)
  })

  test('may come from elsewhere', async () => {
    const setting = setUp({
      triggers: {
        userMigration(event) {
          if (event.request.password !== PASSWORD) throw new Error('no')
          event.response = {
            userAttributes: { email: 'old@example.com', email_verified: 'true' },
            finalUserStatus: 'CONFIRMED',
          }
        },
      },
    })
    const attempt = (password: string) =>
      setting.initiate('USER_PASSWORD_AUTH', { USERNAME: 'old', PASSWORD: password })
    expect(await refusalOf(attempt('Wrong-horse-1'))).toMatch(/^UserNotFoundException/)
    expect((await attempt(PASSWORD)).AuthenticationResult).toBeDefined()
    expect((await setting.srp('old', PASSWORD)).AuthenticationResult).toBeDefined()
  })
})

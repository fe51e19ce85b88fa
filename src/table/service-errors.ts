import { docsIssue, GUIDE, issue } from './links.js'
import type { ErrorRow } from './row.js'

const NO_CODE = 'error.code is undefined in v6; only error.name is left.'

const service = (name: string, meaning: string): ErrorRow => ({
  kind: 'error',
  id: `error.${name}`,
  name,
  form: 'error',
  at: ['code', 'name'],
  v6: name,
  summary: `${meaning} The name stays, the code is gone.`,
  silent: [NO_CODE],
  links: [GUIDE, docsIssue(6633)],
})

/** The exceptions of the service, whose names both majors pass on. */
export const serviceErrors: readonly ErrorRow[] = [
  {
    ...service('UserNotConfirmedException', 'The sign-up was never confirmed.'),
    step: 'CONFIRM_SIGN_UP',
    silent: [
      NO_CODE,
      'signIn() resolves with nextStep CONFIRM_SIGN_UP, so a branch for it in a catch never runs.',
    ],
    links: [GUIDE, issue(14529)],
  },
  {
    ...service('PasswordResetRequiredException', 'The password has to be reset first.'),
    step: 'RESET_PASSWORD',
    silent: [
      NO_CODE,
      'signIn() resolves with nextStep RESET_PASSWORD, so a branch for it in a catch never runs.',
    ],
    links: [GUIDE, issue(14529)],
  },
  {
    ...service('NotAuthorizedException', 'A wrong password, or tokens that are refused.'),
    silent: [
      NO_CODE,
      'A refused refresh resolves as signed out: fetchAuthSession() gives {} where v5 rejected.',
    ],
  },
  service('UserNotFoundException', 'There is no such user.'),
  service('UsernameExistsException', 'The username is taken.'),
  {
    ...service('AliasExistsException', 'The e-mail address or phone number belongs to another.'),
    silent: [
      NO_CODE,
      'confirmSignUp() rejects with it where v5 moved the alias, unless forceAliasCreation is written out.',
    ],
  },
  service('CodeMismatchException', 'The code is wrong.'),
  service('ExpiredCodeException', 'The code is too old.'),
  service('CodeDeliveryFailureException', 'The code could not be sent.'),
  service('InvalidPasswordException', 'The password breaks the rules of the pool.'),
  service('InvalidParameterException', 'A parameter is not acceptable.'),
  service('LimitExceededException', 'Too many attempts.'),
  service('TooManyRequestsException', 'Too many requests.'),
  service('TooManyFailedAttemptsException', 'Too many wrong codes.'),
  service('ResourceNotFoundException', 'The pool, client or device does not exist.'),
  service('ForbiddenException', 'A firewall refused the request.'),
  service('InternalErrorException', 'The service failed.'),
  service('InvalidLambdaResponseException', 'A Lambda trigger answered wrongly.'),
  service('UnexpectedLambdaException', 'A Lambda trigger failed.'),
  service('UserLambdaValidationException', 'A Lambda trigger refused.'),
  service('MFAMethodNotFoundException', 'The user has no such second factor.'),
  service('SoftwareTokenMFANotFoundException', 'The user has no TOTP device.'),
  service('EnableSoftwareTokenMFAException', 'The TOTP code is wrong at set-up.'),
  service('ConcurrentModificationException', 'Two changes met.'),
  service('InvalidUserPoolConfigurationException', 'The pool is not configured for this.'),
  service('InvalidSmsRoleAccessPolicyException', 'The pool may not send SMS.'),
  service('InvalidSmsRoleTrustRelationshipException', 'The pool may not send SMS.'),
  service('InvalidEmailRoleAccessPolicyException', 'The pool may not send e-mail.'),
  service('InvalidIdentityPoolConfigurationException', 'The identity pool has no fitting role.'),
  service('ExternalServiceException', 'Another provider failed.'),
  service('ResourceConflictException', 'The login belongs to another identity.'),
]

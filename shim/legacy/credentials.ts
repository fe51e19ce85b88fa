import { notBuiltClass, notBuiltInstance } from './not-built.js'
import type { CredentialsClass as CredentialsType } from './types/credentials.js'

/** The class of {@link Credentials}. */
export const CredentialsClass: typeof CredentialsType = /* @__PURE__ */ notBuiltClass<
  typeof CredentialsType
>(
  'CredentialsClass',
  {
    getModuleName: true,
    getCredSource: true,
    configure: true,
    get: true,
    refreshFederatedToken: true,
    set: true,
    clear: true,
    shear: true,
  },
  'Credentials',
)
/** A `Credentials` of v5. */
export type CredentialsClass = CredentialsType

/** The `Credentials` of v5: the AWS credentials of the current identity. */
export const Credentials: CredentialsType = /* @__PURE__ */ notBuiltInstance<CredentialsType>(
  CredentialsClass,
  { Auth: undefined },
)

import type { V5Any } from './v5-any.js'

/** Who signs in with a password, in one object. */
export interface UsernamePasswordOpts {
  username: string
  password: string
  validationData?: Record<string, V5Any>
}

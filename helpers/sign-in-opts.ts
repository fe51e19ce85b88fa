import type { UsernamePasswordOpts } from './username-password-opts.js'

/** Who signs in, in one object. */
export type SignInOpts = UsernamePasswordOpts

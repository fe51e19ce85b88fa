/** Whether a user is signed out on all devices. */
export interface SignOutOpts {
  global?: boolean
}

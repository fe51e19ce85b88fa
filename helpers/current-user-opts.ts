/** Whether Cognito is asked for the user again. */
export interface CurrentUserOpts {
  bypassCache: boolean
}

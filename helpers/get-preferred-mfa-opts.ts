/** Whether Cognito is asked for the method again. */
export interface GetPreferredMFAOpts {
  bypassCache: boolean
}

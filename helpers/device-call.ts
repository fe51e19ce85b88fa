import { authError, errorName, v5Error } from './v5-error.js'

/** Waits for a call about devices and rejects as v5 did. */
export async function deviceCall<Result>(call: Promise<Result>): Promise<Result> {
  try {
    return await call
  } catch (error) {
    switch (errorName(error)) {
      case 'NetworkError':
        throw authError('Network Error')
      case 'InvalidParameterException':
      case 'DeviceMetadataNotFoundException':
        throw authError('Device tracking has not been configured in this User Pool')
      default:
        throw v5Error(error)
    }
  }
}

/** A device that Cognito knows of a user. */
export interface IAuthDevice {
  id: string
  name: string
}

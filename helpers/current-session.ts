import { type Session, signedIn } from './session.js'

/** The session of the signed-in user, refreshed if it expired. Rejects when nobody is signed in. */
export async function currentSession(): Promise<Session> {
  return (await signedIn()).session
}

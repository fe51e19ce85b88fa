import { Auth } from "aws-amplify";
import type { CognitoUserSession } from "amazon-cognito-identity-js";
import type { AppUser } from "../types/auth";

export const signOut = () => Auth.signOut();

export const signOutEverywhere = () => Auth.signOut({ global: true });

export async function getIdToken(): Promise<string> {
  return (await Auth.currentSession()).getIdToken().getJwtToken();
}

export async function isSignedIn(): Promise<boolean> {
  try {
    await Auth.currentSession();
    return true;
  } catch {
    return false;
  }
}

/**
 * Fetches new tokens although the old ones are still valid, for example after
 * the user was put into a group.
 */
export async function refreshTokens(): Promise<CognitoUserSession> {
  const user: AppUser = await Auth.currentAuthenticatedUser();
  const session = await Auth.currentSession();

  return new Promise((resolve, reject) => {
    user.refreshSession(session.getRefreshToken(), (err, newSession) => {
      if (err) {
        reject(err);
      } else {
        resolve(newSession);
      }
    });
  });
}

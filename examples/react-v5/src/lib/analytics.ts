import { Auth } from "@aws-amplify/auth";

type Identify = (id: string, traits: Record<string, unknown>) => void;

declare global {
  interface Window {
    tracker?: { identify: Identify };
  }
}

export async function identifyUser() {
  const info = await Auth.currentUserInfo();

  if (!info) {
    return;
  }

  // `id` is the identity id, which the backend stores uploads under.
  window.tracker?.identify(info.id, {
    username: info.username,
    verified: info.attributes?.email_verified === true,
  });
}

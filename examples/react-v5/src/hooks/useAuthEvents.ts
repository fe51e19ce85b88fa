import { useEffect } from "react";
import type { HubCapsule } from "@aws-amplify/core";
import { Hub } from "../lib/amplify";
import { logger } from "../lib/logger";

interface Handlers {
  onSignedIn: () => void;
  onSignedOut: () => void;
  onError?: (message: string) => void;
  /** What was passed as customState before the redirect. */
  onReturn?: (customState: string) => void;
}

export function useAuthEvents(handlers: Handlers) {
  const { onSignedIn, onSignedOut, onError, onReturn } = handlers;

  useEffect(() => {
    const listener = ({ payload: { event, data } }: HubCapsule) => {
      switch (event) {
        case "signIn":
        case "autoSignIn":
        case "cognitoHostedUI":
          onSignedIn();
          break;
        case "signOut":
        case "userDeleted":
          onSignedOut();
          break;
        case "customOAuthState":
          onReturn?.(data);
          break;
        case "signIn_failure":
        case "cognitoHostedUI_failure":
          logger.error("sign-in failed", data);
          onError?.(data.message);
          break;
        case "autoSignIn_failure":
          logger.info("auto sign-in failed, the user has to sign in by hand");
          break;
        case "tokenRefresh_failure":
          logger.warn("the session could not be refreshed", data);
          onSignedOut();
          break;
      }
    };

    return Hub.listen("auth", listener);
  }, [onSignedIn, onSignedOut, onError, onReturn]);
}

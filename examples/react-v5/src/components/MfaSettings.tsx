import { useEffect, useState } from "react";
import { useAuth } from "../hooks/useAuth";
import { Auth } from "../lib/amplify";
import { getAuthErrorMessage } from "../lib/authErrors";
import type { MfaMethod } from "../types/auth";
import { TotpSetupForm } from "./challenges/TotpSetupForm";
import { ErrorAlert } from "./ErrorAlert";

export function MfaSettings() {
  const { user } = useAuth();
  const [method, setMethod] = useState("NOMFA");
  const [adding, setAdding] = useState(false);
  const [error, setError] = useState<string | null>(null);

  useEffect(() => {
    if (user) {
      Auth.getPreferredMFA(user, { bypassCache: true })
        .then(setMethod)
        .catch((err) => setError(getAuthErrorMessage(err)));
    }
  }, [user]);

  const choose = async (preferred: MfaMethod) => {
    try {
      await Auth.setPreferredMFA(user, preferred);
      setMethod(await Auth.getPreferredMFA(user, { bypassCache: true }));
    } catch (err) {
      setError(getAuthErrorMessage(err));
    }
  };

  if (!user) {
    return null;
  }

  return (
    <section>
      <h2>Second factor</h2>
      {method === "SOFTWARE_TOKEN_MFA" && <p>We ask your authenticator app.</p>}
      {method === "SMS_MFA" && <p>We send a text message.</p>}
      {method === "NOMFA" && <p>Your password is enough.</p>}
      <button type="button" onClick={() => setAdding(true)}>
        Use an authenticator app
      </button>
      {user.attributes?.phone_number_verified && (
        <button type="button" onClick={() => choose("SMS")}>
          Use text messages
        </button>
      )}
      <button type="button" onClick={() => choose("NOMFA")}>
        Turn off
      </button>
      {adding && (
        <TotpSetupForm
          user={user}
          onDone={() => {
            setAdding(false);
            setMethod("SOFTWARE_TOKEN_MFA");
          }}
        />
      )}
      <ErrorAlert message={error} />
    </section>
  );
}

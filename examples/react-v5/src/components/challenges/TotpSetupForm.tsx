import { useEffect, useRef, useState, type FormEvent } from "react";
import { Auth } from "aws-amplify";
import { getAuthErrorMessage } from "../../lib/authErrors";
import type { AppUser } from "../../types/auth";
import { ErrorAlert } from "../ErrorAlert";
import { FormField } from "../FormField";

interface Props {
  user: AppUser;
  onDone: (user: AppUser) => void;
}

/** Used during the first sign-in and from the security page. */
export function TotpSetupForm({ user, onDone }: Props) {
  const [secret, setSecret] = useState("");
  const [code, setCode] = useState("");
  const [error, setError] = useState<string | null>(null);
  const started = useRef(false);

  useEffect(() => {
    // A second call would replace the secret that is on the screen.
    if (started.current) {
      return;
    }
    started.current = true;

    Auth.setupTOTP(user)
      .then((newSecret) => setSecret(newSecret))
      .catch((err) => setError(getAuthErrorMessage(err)));
  }, [user]);

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await Auth.verifyTotpToken(user, code.trim());
      await Auth.setPreferredMFA(user, "TOTP");
      onDone(user);
    } catch (err) {
      setError(getAuthErrorMessage(err));
    }
  };

  const uri = `otpauth://totp/Orchard:${user.getUsername()}?secret=${secret}&issuer=Orchard`;

  return (
    <form onSubmit={handleSubmit}>
      <p>
        Add Orchard to your <a href={uri}>authenticator app</a>, or type in this
        key: <code>{secret}</code>
      </p>
      <FormField
        label="Code"
        value={code}
        onChange={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
      />
      <ErrorAlert message={error} />
      <button type="submit" disabled={!secret}>
        Turn on
      </button>
    </form>
  );
}

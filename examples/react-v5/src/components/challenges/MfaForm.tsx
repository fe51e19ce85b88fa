import { useState, type FormEvent } from "react";
import { Auth } from "aws-amplify";
import { getAuthErrorMessage } from "../../lib/authErrors";
import type { AppUser, Factor } from "../../types/auth";
import { ErrorAlert } from "../ErrorAlert";
import { FormField } from "../FormField";

interface Props {
  user: AppUser;
  factor: Factor;
  onDone: (user: AppUser) => void;
}

export function MfaForm({ user, factor, onDone }: Props) {
  const [code, setCode] = useState("");
  const [error, setError] = useState<string | null>(null);

  const byText = factor.method === "SMS_MFA";

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const loggedInUser = await Auth.confirmSignIn(
        user,
        code.trim(),
        byText ? "SMS_MFA" : "SOFTWARE_TOKEN_MFA"
      );
      onDone(loggedInUser);
    } catch (err) {
      setCode("");
      setError(getAuthErrorMessage(err));
    }
  };

  return (
    <form onSubmit={handleSubmit}>
      <p>
        {byText
          ? `We sent a code to ${factor.sentTo}.`
          : "Enter the code from your authenticator app."}
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
      <button type="submit">Continue</button>
    </form>
  );
}

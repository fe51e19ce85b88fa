import { useState, type FormEvent } from "react";
import { Auth } from "../lib/amplify";
import { getAuthErrorMessage } from "../lib/authErrors";
import { ErrorAlert } from "./ErrorAlert";
import { FormField } from "./FormField";

interface Props {
  email: string;
  onVerified: () => void;
}

export function VerifyEmail({ email, onVerified }: Props) {
  const [sent, setSent] = useState(false);
  const [code, setCode] = useState("");
  const [error, setError] = useState<string | null>(null);

  const send = async () => {
    try {
      await Auth.verifyCurrentUserAttribute("email");
      setSent(true);
    } catch (err) {
      setError(getAuthErrorMessage(err));
    }
  };

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await Auth.verifyCurrentUserAttributeSubmit("email", code.trim());
      onVerified();
    } catch (err) {
      setError(getAuthErrorMessage(err));
    }
  };

  if (!sent) {
    return (
      <p>
        {email} is not verified yet.{" "}
        <button type="button" onClick={send}>
          Send me a code
        </button>
        <ErrorAlert message={error} />
      </p>
    );
  }

  return (
    <form onSubmit={handleSubmit}>
      <FormField
        label={`Code from the mail to ${email}`}
        value={code}
        onChange={setCode}
        required
      />
      <ErrorAlert message={error} />
      <button type="submit">Verify</button>
    </form>
  );
}

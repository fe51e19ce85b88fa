import { useState, type FormEvent } from "react";
import { Auth } from "aws-amplify";
import { getAuthErrorMessage } from "../../lib/authErrors";
import type { AppUser } from "../../types/auth";
import { ErrorAlert } from "../ErrorAlert";
import { FormField } from "../FormField";

interface Props {
  user: AppUser;
  onDone: (user: AppUser) => void;
}

/** The custom challenge of our pool: a Lambda function mails a code. */
export function MailCodeForm({ user, onDone }: Props) {
  const [code, setCode] = useState("");
  const [error, setError] = useState<string | null>(null);

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const answered: AppUser = await Auth.sendCustomChallengeAnswer(
        user,
        code.trim()
      );
      if (answered.challengeName === "CUSTOM_CHALLENGE") {
        // There are three tries.
        setCode("");
        setError("That code is wrong.");
        return;
      }
      onDone(answered);
    } catch (err) {
      setError(getAuthErrorMessage(err));
    }
  };

  return (
    <form onSubmit={handleSubmit}>
      <p>We sent a code to {user.challengeParam?.destination}.</p>
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

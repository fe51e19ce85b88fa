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

/** For accounts that staff made, which start with a temporary password. */
export function NewPasswordForm({ user, onDone }: Props) {
  const [password, setPassword] = useState("");
  const [name, setName] = useState("");
  const [error, setError] = useState<string | null>(null);

  const required = user.challengeParam?.requiredAttributes ?? [];
  const needsName = required.includes("name");

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setError(null);

    try {
      const updated = await Auth.completeNewPassword(
        user,
        password,
        needsName ? { name } : {}
      );
      onDone(updated);
    } catch (err) {
      setError(getAuthErrorMessage(err));
    }
  };

  return (
    <form onSubmit={handleSubmit}>
      <p>Please choose a password of your own.</p>
      {needsName && (
        <FormField label="Your name" value={name} onChange={setName} required />
      )}
      <FormField
        label="New password"
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
        required
      />
      <ErrorAlert message={error} />
      <button type="submit">Save</button>
    </form>
  );
}

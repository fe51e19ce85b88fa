import { useState, type FormEvent } from "react";
import { Auth } from "aws-amplify";
import { ErrorAlert } from "../components/ErrorAlert";
import { FormField } from "../components/FormField";
import { getAuthErrorMessage } from "../lib/authErrors";

// Staff members are asked for a code on each sign-in, so one form does it all.
export function StaffSignIn() {
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [error, setError] = useState<string | null>(null);

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const user = await Auth.signIn({ username, password });

      if (user.challengeName === "SOFTWARE_TOKEN_MFA") {
        await Auth.confirmSignIn(user, code, user.challengeName);
      } else if (user.challengeName) {
        throw new Error("Please finish your account in the shop first.");
      }

      window.location.reload();
    } catch (err) {
      setError(
        err instanceof Error && !("code" in err)
          ? err.message
          : getAuthErrorMessage(err)
      );
    }
  };

  return (
    <form onSubmit={handleSubmit}>
      <FormField label="Name" value={username} onChange={setUsername} />
      <FormField
        label="Password"
        type="password"
        value={password}
        onChange={setPassword}
      />
      <FormField label="Code" value={code} onChange={setCode} />
      <ErrorAlert message={error} />
      <button type="submit">Sign in</button>
    </form>
  );
}

import { useState, type FormEvent } from "react";
import { Auth } from "aws-amplify";
import { getAuthErrorMessage } from "../lib/authErrors";
import { ErrorAlert } from "./ErrorAlert";
import { FormField } from "./FormField";

export function ChangePasswordForm() {
  const [oldPassword, setOldPassword] = useState("");
  const [newPassword, setNewPassword] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [changed, setChanged] = useState(false);

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    setError(null);

    Auth.currentAuthenticatedUser()
      .then((user) => Auth.changePassword(user, oldPassword, newPassword))
      .then((result) => setChanged(result === "SUCCESS"))
      .catch((err) =>
        setError(
          err.code === "NotAuthorizedException"
            ? "Your old password is wrong."
            : getAuthErrorMessage(err)
        )
      );
  };

  return (
    <form onSubmit={handleSubmit}>
      <h2>Password</h2>
      <FormField
        label="Old password"
        type="password"
        value={oldPassword}
        onChange={setOldPassword}
        autoComplete="current-password"
        required
      />
      <FormField
        label="New password"
        type="password"
        value={newPassword}
        onChange={setNewPassword}
        autoComplete="new-password"
        required
      />
      <ErrorAlert message={error} />
      <button type="submit">Change password</button>
      {changed && <p role="status">Your password was changed.</p>}
    </form>
  );
}

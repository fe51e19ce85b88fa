import { useState } from "react";
import { ErrorAlert } from "../components/ErrorAlert";
import { RequireGroup } from "../components/RequireGroup";
import { getAuthErrorMessage } from "../lib/authErrors";
import { refreshTokens, signOut } from "../lib/session";
import { StaffSignIn } from "./StaffSignIn";

export function AdminApp() {
  const [error, setError] = useState<string | null>(null);

  const retry = () =>
    refreshTokens()
      .then(() => window.location.reload())
      .catch((err) => setError(getAuthErrorMessage(err)));

  return (
    <main>
      <h1>Back office</h1>
      <RequireGroup group="staff" fallback={<StaffSignIn />}>
        <p>Pick a list from the menu.</p>
        <button type="button" onClick={() => signOut()}>
          Sign out
        </button>
      </RequireGroup>
      <button type="button" onClick={retry}>
        I was just added to the staff
      </button>
      <ErrorAlert message={error} />
    </main>
  );
}

import { useEffect, useState, type FormEvent } from "react";
import { Link, useLocation, useNavigate } from "react-router-dom";
import { Auth, Hub } from "aws-amplify";
import { ErrorAlert } from "../components/ErrorAlert";
import { FormField } from "../components/FormField";
import { useCountdown } from "../hooks/useCountdown";
import { getAuthErrorMessage } from "../lib/authErrors";
import type { DeliveryResult } from "../types/auth";

export function ConfirmSignUpPage() {
  const { state } = useLocation();
  const [email, setEmail] = useState<string>(state?.email ?? "");
  const [destination, setDestination] = useState<string>(
    state?.destination ?? ""
  );
  const [code, setCode] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  const [wait, startWaiting] = useCountdown(30);
  const navigate = useNavigate();

  // Auto sign-in starts by itself when the sign-up was done in this tab.
  useEffect(
    () =>
      Hub.listen("auth", ({ payload }) => {
        if (payload.event === "autoSignIn") {
          navigate("/", { replace: true });
        } else if (payload.event === "autoSignIn_failure") {
          navigate("/sign-in", { replace: true });
        }
      }),
    [navigate]
  );

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const result = await Auth.confirmSignUp(email, code.trim());
      setConfirmed(result === "SUCCESS");
    } catch (err) {
      setError(getAuthErrorMessage(err));
    }
  };

  const resend = async () => {
    startWaiting();
    try {
      const data: DeliveryResult = await Auth.resendSignUp(email, {
        source: "confirm-page",
      });
      setDestination(data.CodeDeliveryDetails.Destination);
    } catch (err) {
      setError(getAuthErrorMessage(err));
    }
  };

  if (confirmed) {
    return (
      <main>
        <h1>Thank you</h1>
        <Link to="/sign-in" state={{ email }}>
          Sign in
        </Link>
      </main>
    );
  }

  return (
    <main>
      <h1>Confirm your e-mail address</h1>
      {destination && <p>We sent a code to {destination}.</p>}
      <form onSubmit={handleSubmit}>
        <FormField
          label="E-mail"
          type="email"
          value={email}
          onChange={setEmail}
          required
        />
        <FormField
          label="Code"
          value={code}
          onChange={setCode}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
        />
        <ErrorAlert message={error} />
        <button type="submit">Confirm</button>
        <button type="button" onClick={resend} disabled={wait > 0}>
          {wait > 0 ? `Send again in ${wait} s` : "Send the code again"}
        </button>
      </form>
    </main>
  );
}

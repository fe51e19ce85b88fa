import { useState, type FormEvent } from "react";
import { useLocation, useNavigate } from "react-router-dom";
import { Auth } from "aws-amplify";
import { ErrorAlert } from "../components/ErrorAlert";
import { FormField } from "../components/FormField";
import { getAuthErrorMessage } from "../lib/authErrors";

export function ForgotPasswordPage() {
  const { state } = useLocation();
  const [email, setEmail] = useState<string>(state?.email ?? "");
  const [destination, setDestination] = useState<string | null>(null);
  const [code, setCode] = useState("");
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string | null>(null);
  const navigate = useNavigate();

  const sendCode = (event: FormEvent) => {
    event.preventDefault();
    Auth.forgotPassword(email)
      .then((data) => setDestination(data.CodeDeliveryDetails.Destination))
      .catch((err) => setError(getAuthErrorMessage(err)));
  };

  const submitPassword = (event: FormEvent) => {
    event.preventDefault();
    Auth.forgotPasswordSubmit(email, code.trim(), password)
      .then((status) => {
        if (status === "SUCCESS") {
          navigate("/sign-in", { state: { email } });
        }
      })
      .catch((err) => {
        if (err.code === "ExpiredCodeException") {
          setDestination(null);
        }
        setError(getAuthErrorMessage(err));
      });
  };

  if (destination === null) {
    return (
      <main>
        <h1>Forgot your password?</h1>
        <form onSubmit={sendCode}>
          <FormField
            label="E-mail"
            type="email"
            value={email}
            onChange={setEmail}
            autoComplete="username"
            required
          />
          <ErrorAlert message={error} />
          <button type="submit">Send me a code</button>
        </form>
      </main>
    );
  }

  return (
    <main>
      <h1>Choose a new password</h1>
      <p>We sent a code to {destination}.</p>
      <form onSubmit={submitPassword}>
        <FormField
          label="Code"
          value={code}
          onChange={setCode}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
        />
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
    </main>
  );
}

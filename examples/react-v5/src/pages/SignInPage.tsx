import { useState, type FormEvent } from "react";
import { Link, useLocation, useNavigate } from "react-router-dom";
import { Auth } from "aws-amplify";
import { ChooseMfaForm } from "../components/challenges/ChooseMfaForm";
import { MailCodeForm } from "../components/challenges/MailCodeForm";
import { MfaForm } from "../components/challenges/MfaForm";
import { NewPasswordForm } from "../components/challenges/NewPasswordForm";
import { TotpSetupForm } from "../components/challenges/TotpSetupForm";
import { ErrorAlert } from "../components/ErrorAlert";
import { FormField } from "../components/FormField";
import { SocialButtons } from "../components/SocialButtons";
import { getAuthErrorMessage } from "../lib/authErrors";
import type { AppUser, Factor } from "../types/auth";

type Step =
  | "password"
  | "chooseMfa"
  | "mfa"
  | "newPassword"
  | "totpSetup"
  | "mailCode";

export function SignInPage() {
  const [password, setPassword] = useState("");
  const [step, setStep] = useState<Step>("password");
  const [user, setUser] = useState<AppUser | null>(null);
  const [factor, setFactor] = useState<Factor | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const navigate = useNavigate();
  const location = useLocation();
  const [email, setEmail] = useState<string>(location.state?.email ?? "");
  const returnTo: string = location.state?.from?.pathname ?? "/";

  const finish = () => navigate(returnTo, { replace: true });

  const askForCode = (chosen: Factor) => {
    setFactor(chosen);
    setStep("mfa");
  };

  const next = (cognitoUser: AppUser) => {
    setUser(cognitoUser);

    switch (cognitoUser.challengeName) {
      case "SMS_MFA":
      case "SOFTWARE_TOKEN_MFA":
        askForCode({
          method: cognitoUser.challengeName,
          sentTo: cognitoUser.challengeParam?.CODE_DELIVERY_DESTINATION,
        });
        break;
      case "SELECT_MFA_TYPE":
        setStep("chooseMfa");
        break;
      case "NEW_PASSWORD_REQUIRED":
        setStep("newPassword");
        break;
      case "MFA_SETUP":
        setStep("totpSetup");
        break;
      case "CUSTOM_CHALLENGE":
        setStep("mailCode");
        break;
      default:
        finish();
    }
  };

  const afterNewPassword = (cognitoUser: AppUser) => {
    // The user object keeps the challenge that was just answered, unless the
    // pool asks for another one.
    if (cognitoUser.challengeName === "NEW_PASSWORD_REQUIRED") {
      finish();
    } else {
      next(cognitoUser);
    }
  };

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);

    const username = email.trim().toLowerCase();

    try {
      const cognitoUser = await Auth.signIn(username, password);
      next(cognitoUser);
    } catch (err: any) {
      if (err.code === "UserNotConfirmedException") {
        await Auth.resendSignUp(username);
        navigate("/confirm", { state: { email: username } });
      } else if (err.code === "PasswordResetRequiredException") {
        navigate("/forgot-password", { state: { email: username } });
      } else {
        setError(getAuthErrorMessage(err));
      }
    } finally {
      setBusy(false);
    }
  };

  const mailCode = async () => {
    setError(null);
    try {
      next(await Auth.signIn(email.trim().toLowerCase()));
    } catch (err) {
      setError(getAuthErrorMessage(err));
    }
  };

  return (
    <main>
      <h1>Sign in</h1>
      {step === "password" && (
        <form onSubmit={handleSubmit}>
          <FormField
            label="E-mail"
            type="email"
            value={email}
            onChange={setEmail}
            autoComplete="username"
            required
          />
          <FormField
            label="Password"
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            required
          />
          <ErrorAlert message={error} />
          <button type="submit" disabled={busy}>
            Sign in
          </button>
          <button type="button" onClick={mailCode} disabled={!email}>
            Mail me a code instead
          </button>
          <Link to="/forgot-password">Forgot your password?</Link>
          <Link to="/sign-up">New here?</Link>
          <SocialButtons returnTo={returnTo} />
        </form>
      )}
      {user && step === "chooseMfa" && (
        <ChooseMfaForm user={user} onChosen={askForCode} />
      )}
      {user && factor && step === "mfa" && (
        <MfaForm user={user} factor={factor} onDone={finish} />
      )}
      {user && step === "newPassword" && (
        <NewPasswordForm user={user} onDone={afterNewPassword} />
      )}
      {user && step === "totpSetup" && (
        <TotpSetupForm user={user} onDone={finish} />
      )}
      {user && step === "mailCode" && (
        <MailCodeForm user={user} onDone={finish} />
      )}
    </main>
  );
}

import { useState, type FormEvent } from "react";
import { Link, useNavigate } from "react-router-dom";
import { Auth } from "aws-amplify";
import { ErrorAlert } from "../components/ErrorAlert";
import { FormField } from "../components/FormField";
import { getAuthErrorMessage } from "../lib/authErrors";

export function SignUpPage() {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [name, setName] = useState("");
  const [company, setCompany] = useState("");
  const [error, setError] = useState<string | null>(null);
  const navigate = useNavigate();

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setError(null);

    const username = email.trim().toLowerCase();

    try {
      const { userConfirmed, codeDeliveryDetails } = await Auth.signUp({
        username,
        password,
        attributes: {
          email: username,
          name,
          ...(company && { "custom:company": company }),
        },
        autoSignIn: { enabled: true },
      });

      if (userConfirmed) {
        navigate("/");
        return;
      }

      navigate("/confirm", {
        state: {
          email: username,
          destination: codeDeliveryDetails.Destination,
        },
      });
    } catch (err: any) {
      if (err.name === "UsernameExistsException") {
        navigate("/sign-in", { state: { email: username } });
        return;
      }
      setError(getAuthErrorMessage(err));
    }
  };

  return (
    <main>
      <h1>Create an account</h1>
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
          autoComplete="new-password"
          minLength={10}
          required
        />
        <FormField label="Name" value={name} onChange={setName} required />
        <FormField
          label="Company (optional)"
          value={company}
          onChange={setCompany}
        />
        <ErrorAlert message={error} />
        <button type="submit">Create account</button>
        <Link to="/sign-in">I have an account</Link>
      </form>
    </main>
  );
}

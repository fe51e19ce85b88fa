import { useEffect, useState } from "react";
import { useNavigate } from "react-router-dom";
import { ErrorAlert } from "../components/ErrorAlert";
import { Spinner } from "../components/Spinner";
import { Auth, Hub } from "../lib/amplify";

/** Where the hosted UI sends people back to. */
export function OAuthCallbackPage() {
  const [error, setError] = useState<string | null>(null);
  const navigate = useNavigate();

  useEffect(() => {
    let left = false;

    const unsubscribe = Hub.listen("auth", ({ payload }) => {
      if (payload.event === "signIn") {
        navigate("/", { replace: true });
      }
      if (payload.event === "cognitoHostedUI_failure") {
        setError("The provider did not let you in.");
      }
    });

    // The code may have been exchanged before this page was there.
    Auth.currentAuthenticatedUser()
      .then(() => {
        // The page that customState names may be open by now.
        if (!left) {
          navigate("/", { replace: true });
        }
      })
      .catch(() => undefined);

    return () => {
      left = true;
      unsubscribe();
    };
  }, [navigate]);

  return <main>{error ? <ErrorAlert message={error} /> : <Spinner />}</main>;
}

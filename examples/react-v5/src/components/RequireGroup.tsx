import { useEffect, useState, type ReactNode } from "react";
import { Auth } from "aws-amplify";
import { Spinner } from "./Spinner";

interface Props {
  group: string;
  fallback: ReactNode;
  children: ReactNode;
}

export function RequireGroup({ group, fallback, children }: Props) {
  const [allowed, setAllowed] = useState<boolean | null>(null);

  useEffect(() => {
    Auth.currentAuthenticatedUser()
      .then((user) => {
        const groups: string[] =
          user.signInUserSession.idToken.payload["cognito:groups"] || [];
        setAllowed(groups.includes(group));
      })
      .catch(() => setAllowed(false));
  }, [group]);

  if (allowed === null) {
    return <Spinner />;
  }

  return <>{allowed ? children : fallback}</>;
}

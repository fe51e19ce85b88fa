import { useEffect, useState } from "react";
import { Navigate, Outlet, useLocation } from "react-router-dom";
import { Auth } from "aws-amplify";
import { Spinner } from "./Spinner";

type Status = "checking" | "signedIn" | "signedOut";

export function RequireAuth() {
  const [status, setStatus] = useState<Status>("checking");
  const location = useLocation();

  useEffect(() => {
    const check = async () => {
      try {
        await Auth.currentSession();
        setStatus("signedIn");
      } catch {
        setStatus("signedOut");
      }
    };

    check();
  }, [location.pathname]);

  if (status === "checking") {
    return <Spinner />;
  }

  if (status === "signedOut") {
    return <Navigate to="/sign-in" replace state={{ from: location }} />;
  }

  return <Outlet />;
}

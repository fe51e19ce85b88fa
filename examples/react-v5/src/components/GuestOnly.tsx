import { useEffect, useState } from "react";
import { Navigate, Outlet } from "react-router-dom";
import { isSignedIn } from "../lib/session";
import { Spinner } from "./Spinner";

/** Keeps people who are signed in away from the sign-in pages. */
export function GuestOnly() {
  const [guest, setGuest] = useState<boolean | null>(null);

  useEffect(() => {
    isSignedIn().then((signedIn) => setGuest(!signedIn));
  }, []);

  if (guest === null) {
    return <Spinner />;
  }

  return guest ? <Outlet /> : <Navigate to="/" replace />;
}

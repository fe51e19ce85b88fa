import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Amplify, Auth } from "aws-amplify";
import awsExports from "../aws-exports";
import "../styles.css";
import { AdminApp } from "./AdminApp";

Amplify.configure(awsExports);

// The back office runs on several subdomains and shares one session.
Auth.configure({
  cookieStorage: {
    domain: window.location.hostname.split(".").slice(-2).join("."),
    path: "/",
    expires: 7,
    secure: window.location.protocol === "https:",
  },
});

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <AdminApp />
  </StrictMode>
);

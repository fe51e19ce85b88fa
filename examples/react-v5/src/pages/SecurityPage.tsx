import { useNavigate } from "react-router-dom";
import { ChangePasswordForm } from "../components/ChangePasswordForm";
import { DeviceList } from "../components/DeviceList";
import { MfaSettings } from "../components/MfaSettings";
import { getUsername } from "../legacy/session";
import { Auth } from "../lib/amplify";
import { signOutEverywhere } from "../lib/session";

export function SecurityPage() {
  const navigate = useNavigate();

  const deleteAccount = async () => {
    const username = await getUsername();
    if (!window.confirm(`Delete ${username}? This cannot be undone.`)) {
      return;
    }
    await Auth.deleteUser();
    navigate("/sign-in");
  };

  const leaveEverywhere = async () => {
    try {
      await signOutEverywhere();
      navigate("/sign-in");
    } catch {
      window.alert("You are still signed in on your other devices.");
    }
  };

  return (
    <>
      <h1>Security</h1>
      <ChangePasswordForm />
      <MfaSettings />
      <DeviceList />
      <h2>Leave</h2>
      <button type="button" onClick={leaveEverywhere}>
        Sign out on all devices
      </button>
      <button type="button" onClick={deleteAccount}>
        Delete account
      </button>
    </>
  );
}

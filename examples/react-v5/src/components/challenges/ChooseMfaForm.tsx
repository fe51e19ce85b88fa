import { useState } from "react";
import { getAuthErrorMessage } from "../../lib/authErrors";
import type { AppUser, Factor } from "../../types/auth";
import { ErrorAlert } from "../ErrorAlert";

interface Props {
  user: AppUser;
  onChosen: (factor: Factor) => void;
}

/** For people who turned on both and prefer neither. */
export function ChooseMfaForm({ user, onChosen }: Props) {
  const [error, setError] = useState<string | null>(null);

  const choose = (method: "SMS_MFA" | "SOFTWARE_TOKEN_MFA") => {
    user.sendMFASelectionAnswer(method, {
      onFailure: (err) => setError(getAuthErrorMessage(err)),
      // A choice is not yet a sign-in.
      onSuccess: () => undefined,
      mfaRequired: (_challengeName, { CODE_DELIVERY_DESTINATION }) =>
        onChosen({ method, sentTo: CODE_DELIVERY_DESTINATION }),
      totpRequired: () => onChosen({ method }),
    });
  };

  return (
    <>
      <p>How do you want to prove that it is you?</p>
      <ErrorAlert message={error} />
      <button type="button" onClick={() => choose("SMS_MFA")}>
        Text me a code
      </button>
      <button type="button" onClick={() => choose("SOFTWARE_TOKEN_MFA")}>
        Use my app
      </button>
    </>
  );
}

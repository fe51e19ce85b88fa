import { useCallback, useEffect, useState } from "react";
import { Auth } from "../lib/amplify";
import { getAuthErrorMessage } from "../lib/authErrors";
import type { UserAttributes } from "../types/auth";

export type EditableAttributes = Pick<
  UserAttributes,
  "name" | "phone_number" | "custom:company"
>;

export function useProfile() {
  const [attributes, setAttributes] = useState<UserAttributes | null>(null);
  const [error, setError] = useState<string | null>(null);

  const reload = useCallback(async () => {
    try {
      // The cached user may be older than the last change.
      const user = await Auth.currentAuthenticatedUser({ bypassCache: true });
      setAttributes(user.attributes);
    } catch (err) {
      setError(getAuthErrorMessage(err));
    }
  }, []);

  useEffect(() => {
    void reload();
  }, [reload]);

  const save = async (changes: EditableAttributes): Promise<boolean> => {
    setError(null);
    try {
      const user = await Auth.currentAuthenticatedUser();
      const result = await Auth.updateUserAttributes(user, {
        ...attributes,
        ...changes,
      });
      if (result !== "SUCCESS") {
        return false;
      }
      await reload();
      return true;
    } catch (err) {
      setError(getAuthErrorMessage(err));
      return false;
    }
  };

  return { attributes, error, save, reload };
}

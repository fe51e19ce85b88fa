import {
  createContext,
  useCallback,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from "react";
import { useNavigate } from "react-router-dom";
import { useAuthEvents } from "../hooks/useAuthEvents";
import { Auth } from "../lib/amplify";
import { identifyUser } from "../lib/analytics";
import { logger } from "../lib/logger";
import type { AppUser } from "../types/auth";

interface AuthContextValue {
  user: AppUser | null;
  loading: boolean;
  reload: () => Promise<void>;
  signOut: () => Promise<void>;
}

export const AuthContext = createContext<AuthContextValue | null>(null);

export function AuthProvider({ children }: { children: ReactNode }) {
  const [user, setUser] = useState<AppUser | null>(null);
  const [loading, setLoading] = useState(true);
  const navigate = useNavigate();

  const reload = useCallback(async () => {
    try {
      const currentUser: AppUser = await Auth.currentAuthenticatedUser();
      setUser(currentUser);
      await identifyUser();
    } catch (err) {
      if (err !== "The user is not authenticated") {
        logger.error("could not read the current user", err);
      }
      setUser(null);
    } finally {
      setLoading(false);
    }
  }, []);

  const signOut = useCallback(async () => {
    await Auth.signOut();
    setUser(null);
  }, []);

  const forget = useCallback(() => setUser(null), []);

  const goBack = useCallback(
    (customState: string) => navigate(customState, { replace: true }),
    [navigate]
  );

  useAuthEvents({ onSignedIn: reload, onSignedOut: forget, onReturn: goBack });

  useEffect(() => {
    void reload();
  }, [reload]);

  const value = useMemo(
    () => ({ user, loading, reload, signOut }),
    [user, loading, reload, signOut]
  );

  return <AuthContext.Provider value={value}>{children}</AuthContext.Provider>;
}

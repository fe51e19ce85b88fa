import { NavLink, Outlet, useNavigate } from "react-router-dom";
import { useAuth } from "../hooks/useAuth";

export function Layout() {
  const { user, signOut } = useAuth();
  const navigate = useNavigate();

  const handleSignOut = async () => {
    await signOut();
    navigate("/sign-in");
  };

  const name = user?.attributes?.name ?? user?.attributes?.email;

  return (
    <>
      <header>
        <nav>
          <NavLink to="/">Orders</NavLink>{" "}
          <NavLink to="/profile">Profile</NavLink>{" "}
          <NavLink to="/security">Security</NavLink>
        </nav>
        {user && (
          <p>
            {name}
            {!user.attributes?.email_verified && " (e-mail not verified)"}
            <button type="button" onClick={handleSignOut}>
              Sign out
            </button>
          </p>
        )}
      </header>
      <main>
        <Outlet />
      </main>
    </>
  );
}

import { Navigate, Route, Routes } from "react-router-dom";
import { GuestOnly } from "./components/GuestOnly";
import { Layout } from "./components/Layout";
import { RequireAuth } from "./components/RequireAuth";
import { ConfirmSignUpPage } from "./pages/ConfirmSignUpPage";
import { ForgotPasswordPage } from "./pages/ForgotPasswordPage";
import { OAuthCallbackPage } from "./pages/OAuthCallbackPage";
import { OrdersPage } from "./pages/OrdersPage";
import { ProfilePage } from "./pages/ProfilePage";
import { SecurityPage } from "./pages/SecurityPage";
import { SignInPage } from "./pages/SignInPage";
import { SignUpPage } from "./pages/SignUpPage";

export default function App() {
  return (
    <Routes>
      <Route element={<GuestOnly />}>
        <Route path="/sign-in" element={<SignInPage />} />
        <Route path="/sign-up" element={<SignUpPage />} />
        <Route path="/confirm" element={<ConfirmSignUpPage />} />
        <Route path="/forgot-password" element={<ForgotPasswordPage />} />
      </Route>
      <Route path="/auth/callback" element={<OAuthCallbackPage />} />
      <Route element={<RequireAuth />}>
        <Route element={<Layout />}>
          <Route path="/" element={<OrdersPage />} />
          <Route path="/profile" element={<ProfilePage />} />
          <Route path="/security" element={<SecurityPage />} />
        </Route>
      </Route>
      <Route path="*" element={<Navigate to="/" replace />} />
    </Routes>
  );
}

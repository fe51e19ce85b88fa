import { Amplify } from "aws-amplify";
import awsExports from "./aws-exports";

const origin = window.location.origin;

// Most environments are configured by hand. Sandboxes that were made with
// `amplify push` use the generated file.
if (import.meta.env.VITE_AUTH_CONFIG === "exports") {
  Amplify.configure(awsExports);
} else {
  Amplify.configure({
    Auth: {
      region: import.meta.env.VITE_AWS_REGION,
      userPoolId: import.meta.env.VITE_USER_POOL_ID,
      userPoolWebClientId: import.meta.env.VITE_USER_POOL_CLIENT_ID,
      identityPoolId: import.meta.env.VITE_IDENTITY_POOL_ID,
      mandatorySignIn: true,
      authenticationFlowType: "USER_SRP_AUTH",
      signUpVerificationMethod: "code", // 'code' | 'link'
      oauth: {
        domain: import.meta.env.VITE_OAUTH_DOMAIN,
        scope: ["openid", "email", "profile", "aws.cognito.signin.user.admin"],
        redirectSignIn: `${origin}/auth/callback`,
        redirectSignOut: `${origin}/`,
        responseType: "code",
      },
    },
  });
}

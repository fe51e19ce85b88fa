/** One thing that a person does after the first run: in this file, this text becomes that one. */
export interface HandEdit {
  readonly file: string
  /** It has to be there once, or the edit is out of date. */
  readonly from: string
  readonly to: string
}

/** Has the shape of v6, member by member; v5's `mandatorySignIn` is v6's `allowGuestAccess: false`. */
const configuration: readonly HandEdit[] = [
  {
    file: 'src/auth-config.ts',
    from: `  // TODO(amplift): the configuration has the shape of v5 (region), and v6 reads Auth.Cognito instead (amplift explain config.region)
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
        redirectSignIn: \`\${origin}/auth/callback\`,
        redirectSignOut: \`\${origin}/\`,
        responseType: "code",
      },
    },
  });
`,
    to: `  Amplify.configure({
    Auth: {
      Cognito: {
        userPoolId: import.meta.env.VITE_USER_POOL_ID,
        userPoolClientId: import.meta.env.VITE_USER_POOL_CLIENT_ID,
        identityPoolId: import.meta.env.VITE_IDENTITY_POOL_ID,
        allowGuestAccess: false,
        signUpVerificationMethod: "code", // 'code' | 'link'
        loginWith: {
          oauth: {
            domain: import.meta.env.VITE_OAUTH_DOMAIN,
            scopes: [
              "openid",
              "email",
              "profile",
              "aws.cognito.signin.user.admin",
            ],
            redirectSignIn: [\`\${origin}/auth/callback\`],
            redirectSignOut: [\`\${origin}/\`],
            responseType: "code",
          },
        },
      },
    },
  });
`,
  },
  {
    file: 'src/admin/main.tsx',
    from: `import { Auth } from "@amplift/auth/legacy";
`,
    to: `import { cognitoUserPoolsTokenProvider } from "aws-amplify/auth/cognito";
import { CookieStorage } from "aws-amplify/utils";
`,
  },
  {
    file: 'src/admin/main.tsx',
    from: `Auth.configure({
  cookieStorage: {
    domain: window.location.hostname.split(".").slice(-2).join("."),
    path: "/",
    expires: 7,
    secure: window.location.protocol === "https:",
  },
});
`,
    to: `cognitoUserPoolsTokenProvider.setKeyValueStorage(
  new CookieStorage({
    domain: window.location.hostname.split(".").slice(-2).join("."),
    path: "/",
    expires: 7,
    secure: window.location.protocol === "https:",
  })
);
`,
  },
]

/** The auth events have the names of v6, where it has any for them, and its Hub no `remove`. */
const events: readonly HandEdit[] = [
  {
    file: 'src/lib/amplify.ts',
    from: `// TODO(amplift): in v6 there is no Hub in this module; import it from @amplift/auth/legacy (amplift explain form.root-import)
export { Hub } from "aws-amplify";
`,
    to: `export { Hub } from "aws-amplify/utils";
`,
  },
  {
    file: 'src/hooks/useAuthEvents.ts',
    from: `import type { HubCapsule } from "@amplift/auth/legacy";
`,
    to: '',
  },
  {
    file: 'src/hooks/useAuthEvents.ts',
    from: `    const listener = ({ payload: { event, data } }: HubCapsule) => {
      switch (event) {
        case "signIn":
        case "autoSignIn":
        case "cognitoHostedUI":
          onSignedIn();
          break;
        case "signOut":
        case "userDeleted":
          onSignedOut();
          break;
        case "customOAuthState":
          onReturn?.(data);
          break;
        case "signIn_failure":
        case "cognitoHostedUI_failure":
          logger.error("sign-in failed", data);
          onError?.(data.message);
          break;
        case "autoSignIn_failure":
          logger.info("auto sign-in failed, the user has to sign in by hand");
          break;
        case "tokenRefresh_failure":
          logger.warn("the session could not be refreshed", data);
          onSignedOut();
          break;
      }
    };

    return Hub.listen("auth", listener);
`,
    to: `    return Hub.listen("auth", ({ payload }) => {
      switch (payload.event) {
        case "signedIn":
        case "signInWithRedirect":
          onSignedIn();
          break;
        case "signedOut":
          onSignedOut();
          break;
        case "customOAuthState":
          onReturn?.(payload.data);
          break;
        case "signInWithRedirect_failure":
          logger.error("sign-in failed", payload.data);
          onError?.(payload.data.error?.message ?? "");
          break;
        case "tokenRefresh_failure":
          logger.warn("the session could not be refreshed", payload.data);
          onSignedOut();
          break;
      }
    });
`,
  },
  {
    // v5 announced customOAuthState last, v6 announces it first: it has to be kept until then.
    file: 'src/pages/OAuthCallbackPage.tsx',
    from: `    let left = false;

    const unsubscribe = Hub.listen("auth", ({ payload }) => {
      if (payload.event === "signIn") {
        navigate("/", { replace: true });
      }
      if (payload.event === "cognitoHostedUI_failure") {
`,
    to: `    let left = false;
    let returnTo = "/";

    const unsubscribe = Hub.listen("auth", ({ payload }) => {
      if (payload.event === "customOAuthState") {
        returnTo = payload.data;
      }
      if (payload.event === "signedIn") {
        navigate(returnTo, { replace: true });
      }
      if (payload.event === "signInWithRedirect_failure") {
`,
  },
  {
    file: 'src/pages/OAuthCallbackPage.tsx',
    from: `        if (!left) {
          navigate("/", { replace: true });
`,
    to: `        if (!left) {
          navigate(returnTo, { replace: true });
`,
  },
  {
    file: 'src/pages/ConfirmSignUpPage.tsx',
    from: `import { Hub } from "@amplift/auth/legacy";`,
    to: `import { Hub } from "aws-amplify/utils";`,
  },
  {
    // The helper module sends the events of v5 that v6 does not know, and its types do not either.
    file: 'src/pages/ConfirmSignUpPage.tsx',
    from: `        if (payload.event === "autoSignIn") {
          navigate("/", { replace: true });
        } else if (payload.event === "autoSignIn_failure") {
`,
    to: `        const event: string = payload.event;
        if (event === "autoSignIn") {
          navigate("/", { replace: true });
        } else if (event === "autoSignIn_failure") {
`,
  },
  {
    file: 'src/legacy/session.js',
    from: `import { Hub } from '@amplift/auth/legacy'`,
    to: `import { Hub } from 'aws-amplify/utils'`,
  },
  {
    file: 'src/legacy/session.js',
    from: `import('@aws-amplify/core').HubCapsule`,
    to: `import('aws-amplify/utils').HubCapsule<'auth', { event: string }>`,
  },
  {
    file: 'src/legacy/session.js',
    from: `data.payload.event === 'signOut'`,
    to: `data.payload.event === 'signedOut'`,
  },
  {
    file: 'src/legacy/session.js',
    from: `  Hub.listen('auth', onAuth)
`,
    to: `  const stopListening = Hub.listen('auth', onAuth)
`,
  },
  {
    file: 'src/legacy/session.js',
    from: `Hub.remove('auth', onAuth)`,
    to: `stopListening()`,
  },
]

/** What is imported from packages of v5 and is not Auth's. */
const beyondAuth: readonly HandEdit[] = [
  {
    file: 'src/lib/logger.ts',
    from: `import { Logger } from "aws-amplify";
`,
    to: `import { ConsoleLogger as Logger } from "aws-amplify/utils";
`,
  },
  {
    file: 'src/lib/session.ts',
    from: `import type { CognitoUserSession } from "amazon-cognito-identity-js";
`,
    to: `import type { CognitoUserSession } from "@amplift/auth/legacy";
`,
  },
  {
    file: 'src/types/auth.ts',
    from: `import type { CodeDeliveryDetails } from "amazon-cognito-identity-js";
`,
    to: `
interface CodeDeliveryDetails {
  AttributeName: string;
  DeliveryMedium: string;
  Destination: string;
}
`,
  },
]

/** Everything that a person does between the first run and the second. */
export const byHand: readonly HandEdit[] = [...configuration, ...events, ...beyondAuth]

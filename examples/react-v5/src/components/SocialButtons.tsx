import Auth, { CognitoHostedUIIdentityProvider } from "@aws-amplify/auth";

interface Props {
  /** Where to go after the way through the provider. */
  returnTo: string;
}

export function SocialButtons({ returnTo }: Props) {
  const signInWith = (provider: CognitoHostedUIIdentityProvider) =>
    Auth.federatedSignIn({ provider, customState: returnTo });

  return (
    <div className="social">
      <button
        type="button"
        onClick={() =>
          Auth.federatedSignIn({
            provider: CognitoHostedUIIdentityProvider.Google,
            customState: returnTo,
          })
        }
      >
        Continue with Google
      </button>
      <button
        type="button"
        onClick={() => signInWith(CognitoHostedUIIdentityProvider.Apple)}
      >
        Continue with Apple
      </button>
      <button
        type="button"
        onClick={() => Auth.federatedSignIn({ customProvider: "OrchardStaff" })}
      >
        Staff sign-in
      </button>
      <button type="button" onClick={() => Auth.federatedSignIn()}>
        Other ways to sign in
      </button>
    </div>
  );
}

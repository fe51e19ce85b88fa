/**
 * Lines that a migration may touch begin with this mark (after their indentation). It is taken out
 * when the file is put together and leaves the list of lines that `changes.mjs` judges by.
 */
export const MARK = '§'

/**
 * @typedef {object} SiteContext
 * @property {import('./random.mjs').Random} random
 * @property {string} auth What the file calls v5's Auth: `Auth`, `AmplifyAuth`, `amplify.Auth`, ...
 * @property {(annotation: string) => string} ts Keeps a type annotation in TypeScript, drops it in JavaScript.
 */

/**
 * One way in which an app uses v5 Auth: a top-level piece of code with one call or a few that belong
 * together. `needs` are further names of `@aws-amplify/auth` that it uses.
 *
 * @typedef {(context: SiteContext) => { lines: string[], needs?: string[] }} Site
 */

/** Sites that may stand in any file. A file has each at most once, so their names never clash. */
export const moduleSites = /** @type {const} */ ([
  signOutWrapper,
  signOutEverywhere,
  tokenOfSession,
  tokenByThen,
  headersOfSession,
  guard,
  nameOfUser,
  register,
  requestCode,
  submitCode,
  confirmAccount,
  resendCode,
  startRedirect,
  saveProfile,
  changePassword,
  verifyMail,
  closeAccount,
])

/** Sites that are components or handlers in one, for files with JSX. */
export const componentSites = /** @type {const} */ ([
  signOutButton,
  signInForm,
  profileCard,
  socialLogin,
])

/** @type {Site} */
function signOutWrapper({ auth }) {
  return { lines: [`${MARK}export const signOut = () => ${auth}.signOut();`] }
}

/** @type {Site} */
function signOutEverywhere({ auth }) {
  return {
    lines: [
      `export async function leaveAllDevices() {`,
      `  sessionStorage.removeItem('draft');`,
      `  ${MARK}await ${auth}.signOut({ global: true });`,
      `  window.location.assign('/goodbye');`,
      `}`,
    ],
  }
}

/** @type {Site} */
function tokenOfSession({ auth, ts }) {
  return {
    lines: [
      `export async function readIdToken()${ts(': Promise<string>')} {`,
      `  ${MARK}return (await ${auth}.currentSession()).getIdToken().getJwtToken();`,
      `}`,
    ],
  }
}

/** @type {Site} */
function tokenByThen({ auth, ts }) {
  return {
    lines: [
      `export function withAccessToken(send${ts(': (token: string) => Promise<Response>')}) {`,
      `  ${MARK}return ${auth}.currentSession().then((session) => send(session.getAccessToken().getJwtToken()));`,
      `}`,
    ],
  }
}

/** @type {Site} */
function headersOfSession({ auth, ts }) {
  return {
    lines: [
      `export async function authorizedFetch(path${ts(': string')}, init${ts(': RequestInit')} = {}) {`,
      `  ${MARK}const session = await ${auth}.currentSession();`,
      `  ${MARK}const token = session.getIdToken().getJwtToken();`,
      `  return fetch(path, {`,
      `    ...init,`,
      `    headers: { ...init.headers, authorization: \`Bearer \${token}\` },`,
      `  });`,
      `}`,
    ],
  }
}

/** @type {Site} */
function guard({ auth, ts }) {
  return {
    lines: [
      `export async function requireUser(onMissing${ts(': () => void')}) {`,
      `  try {`,
      `    ${MARK}await ${auth}.currentAuthenticatedUser();`,
      `    return true;`,
      `  } catch {`,
      `    onMissing();`,
      `    return false;`,
      `  }`,
      `}`,
    ],
  }
}

/** @type {Site} */
function nameOfUser({ auth, ts }) {
  return {
    lines: [
      `export async function describeUser()${ts(': Promise<string>')} {`,
      `  ${MARK}const user = await ${auth}.currentAuthenticatedUser();`,
      `  ${MARK}return user.username;`,
      `}`,
    ],
  }
}

/** @type {Site} */
function register({ auth, ts }) {
  return {
    lines: [
      `export async function register(email${ts(': string')}, password${ts(': string')}, name${ts(': string')}) {`,
      `  ${MARK}await ${auth}.signUp({`,
      `    ${MARK}username: email,`,
      `    ${MARK}password,`,
      `    ${MARK}attributes: { email, name },`,
      `  ${MARK}});`,
      `  sessionStorage.setItem('pendingEmail', email);`,
      `}`,
    ],
  }
}

/** @type {Site} */
function requestCode({ auth, ts }) {
  return {
    lines: [
      `export async function requestResetCode(username${ts(': string')}) {`,
      `  ${MARK}await ${auth}.forgotPassword(username);`,
      `}`,
    ],
  }
}

/** @type {Site} */
function submitCode({ auth, ts }) {
  return {
    lines: [
      `export const submitNewPassword = async (username${ts(': string')}, code${ts(': string')}, password${ts(': string')}) => {`,
      `  ${MARK}await ${auth}.forgotPasswordSubmit(username, code.trim(), password);`,
      `};`,
    ],
  }
}

/** @type {Site} */
function confirmAccount({ auth, ts }) {
  return {
    lines: [
      `export async function confirmSignUp(username${ts(': string')}, code${ts(': string')}) {`,
      `  ${MARK}await ${auth}.confirmSignUp(username, code);`,
      `  sessionStorage.removeItem('pendingEmail');`,
      `}`,
    ],
  }
}

/** @type {Site} */
function resendCode({ auth, ts }) {
  return {
    lines: [
      `export function resendCode(username${ts(': string')}) {`,
      `  ${MARK}return ${auth}.resendSignUp(username).then(() => undefined);`,
      `}`,
    ],
  }
}

/** @type {Site} */
function startRedirect({ auth, random }) {
  const provider = random.pick(['AzureAD', 'Okta', 'CompanySSO'])
  return {
    lines: [
      `export const startCompanyLogin = () => {`,
      `  ${MARK}${auth}.federatedSignIn({ customProvider: '${provider}' });`,
      `};`,
    ],
  }
}

/** @type {Site} */
function saveProfile({ auth, ts }) {
  return {
    lines: [
      `export async function saveProfile(name${ts(': string')}, locale${ts(': string')}) {`,
      `  ${MARK}const user = await ${auth}.currentAuthenticatedUser();`,
      `  ${MARK}await ${auth}.updateUserAttributes(user, { name, locale });`,
      `}`,
    ],
  }
}

/** @type {Site} */
function changePassword({ auth, ts }) {
  return {
    lines: [
      `export const replacePassword = async (before${ts(': string')}, after${ts(': string')}) => {`,
      `  ${MARK}const user = await ${auth}.currentAuthenticatedUser();`,
      `  ${MARK}await ${auth}.changePassword(user, before, after);`,
      `};`,
    ],
  }
}

/** @type {Site} */
function verifyMail({ auth, ts }) {
  return {
    lines: [
      `export async function verifyMail(code${ts('?: string')}) {`,
      `  if (code === undefined) {`,
      `    ${MARK}await ${auth}.verifyCurrentUserAttribute('email');`,
      `  } else {`,
      `    ${MARK}await ${auth}.verifyCurrentUserAttributeSubmit('email', code);`,
      `  }`,
      `}`,
    ],
  }
}

/** @type {Site} */
function closeAccount({ auth }) {
  return {
    lines: [
      `export async function closeAccount() {`,
      `  if (!window.confirm('This cannot be undone.')) return;`,
      `  ${MARK}await ${auth}.deleteUser();`,
      `}`,
    ],
  }
}

/** @type {Site} */
function signOutButton({ auth, ts }) {
  return {
    lines: [
      `export function SignOutButton({ onDone }${ts(': { onDone: () => void }')}) {`,
      `  const handleClick = async () => {`,
      `    try {`,
      `      ${MARK}await ${auth}.signOut();`,
      `      onDone();`,
      `    } catch (error) {`,
      `      console.error('Signing out failed', error);`,
      `    }`,
      `  };`,
      `  return <button onClick={handleClick}>Sign out</button>;`,
      `}`,
    ],
  }
}

/** @type {Site} */
function signInForm({ auth, ts }) {
  return {
    lines: [
      `export function SignInForm({ onDone }${ts(': { onDone: () => void }')}) {`,
      `  const [email, setEmail] = useState('');`,
      `  const [password, setPassword] = useState('');`,
      `  const handleSubmit = async (event${ts(': FormEvent')}) => {`,
      `    event.preventDefault();`,
      `    ${MARK}await ${auth}.signIn(email.trim().toLowerCase(), password);`,
      `    onDone();`,
      `  };`,
      `  return (`,
      `    <form onSubmit={handleSubmit}>`,
      `      <input value={email} onChange={(event) => setEmail(event.target.value)} />`,
      `      <input type="password" value={password} onChange={(event) => setPassword(event.target.value)} />`,
      `      <button type="submit">Sign in</button>`,
      `    </form>`,
      `  );`,
      `}`,
    ],
  }
}

/** @type {Site} */
function profileCard({ auth, ts }) {
  return {
    lines: [
      `export function ProfileCard() {`,
      `  const [email, setEmail] = useState('');`,
      ``,
      `  useEffect(() => {`,
      `    ${MARK}${auth}.currentAuthenticatedUser()`,
      `      ${MARK}.then((user) => setEmail(user.attributes.email))`,
      `      ${MARK}.catch(() => setEmail(''));`,
      `  }, []);`,
      ``,
      `  const handleRename = async (nickname${ts(': string')}) => {`,
      `    ${MARK}const user = await ${auth}.currentAuthenticatedUser();`,
      `    ${MARK}await ${auth}.updateUserAttributes(user, { nickname });`,
      `  };`,
      ``,
      `  return <Card onClick={() => handleRename(email.split('@')[0])}>{email || 'Guest'}</Card>;`,
      `}`,
    ],
  }
}

/** @type {Site} */
function socialLogin({ auth }) {
  return {
    needs: ['CognitoHostedUIIdentityProvider'],
    lines: [
      `export const SocialLogin = () => (`,
      `  <div className="social">`,
      `    ${MARK}<button onClick={() => ${auth}.federatedSignIn({ provider: CognitoHostedUIIdentityProvider.Google })}>`,
      `      Continue with Google`,
      `    </button>`,
      `    ${MARK}<button onClick={() => ${auth}.federatedSignIn({ provider: CognitoHostedUIIdentityProvider.Apple })}>`,
      `      Continue with Apple`,
      `    </button>`,
      `  </div>`,
      `);`,
    ],
  }
}

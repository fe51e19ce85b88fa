import type { ImportForm } from './program-shape.js'

/** What stands for Auth behind each form of import. */
export const ROOTS: Readonly<Record<ImportForm, string>> = {
  named: 'Auth',
  alias: 'Cognito',
  default: 'Auth',
  namespace: 'aws.Auth',
  amplify: 'Amplify.Auth',
  'default-amplify': 'Amplify.Auth',
  shim: 'Auth',
  require: 'Auth',
  'require-member': 'Auth',
  'require-namespace': 'aws.Auth',
  dynamic: 'Auth',
}

/** Calls of v5. `@` is Auth, `#` an argument. */
export const SITES = [
  '@.signOut()',
  '@.signOut({ global: false })',
  '@.signOut({ global: true })',
  '@.forgotPassword(#)',
  '@.forgotPassword(#, #)',
  '@.forgotPasswordSubmit(#, #, #)',
  '@.forgotPasswordSubmit(#, #, #, #)',
  '@.signUp(#, #)',
  '@.signUp(#, #, #)',
  '@.signUp({ username: #, password: # })',
  '@.signUp({ username: #, attributes: { email: # }, password: # })',
  '@.signUp({ username: #, password: #, attributes: { email: #, name: # } })',
  '@.signUp({ username, password, ...# })',
  '@.signUp({\n  username: #,\n  attributes: {\n    email: #,\n  },\n  password: #,\n})',
  '@.signUp({\n  username: #,\n  password: #,\n  attributes: { email: # } })',
  '@.confirmSignUp(#, #)',
  '@.confirmSignUp(#, #, { forceAliasCreation: false })',
  '@.confirmSignUp(#, #, { clientMetadata: # })',
  '@.currentSession()',
  '@.currentAuthenticatedUser()',
  '@.currentAuthenticatedUser({ bypassCache: # })',
  '@.signIn(#, #)',
  '@.verifyCurrentUserAttribute(#)',
  '@.deleteUser()',
  '@.fetchDevices()',
  '@.rememberDevice()',
  '@.resendSignUp(#)',
  "@.federatedSignIn({ provider: 'Google' })",
  '@.nothingOfTheKind(#)',
  '@[#](#)',
  'use(@, #)',
  'use(@.signOut, #)',
  '@.changePassword(#, #, #)',
] as const

/** What stands around a site. `@` is the site, `#` an effect; the first half may be a statement. */
export const WRAPS = [
  'await @',
  'await @',
  '@',
  'void @',
  '@.then(() => #)',
  '@.catch((error) => console.log(error))',
  'await @.catch(() => {})',
  '@.then(() => #).catch((error) => use(error.message)).finally(() => #)',
  'use(@, #)',
  'use([#, @])',
  'use({ key: @, [#]: 1 })',
  `use(\`a\${@}b\${#}\`)`,
  'use(# ? @ : #)',
  'use(# || @)',
  'use(async () => @)',
  'use(async () => { await @ })',
  'use(async function () { return @ })',
  'await Promise.all([@, #])',
] as const

/** Reads of a session. `~` is a number that is used once. */
export const SESSIONS = [
  'const token~ = (await @.currentSession()).getIdToken().getJwtToken()',
  'use((await @.currentSession()).getAccessToken().getJwtToken())',
  'use(@.currentSession().then((session) => session.getIdToken().getJwtToken()))',
  'const { accessToken: token~ } = await @.currentSession()\nuse(token~.jwtToken)',
  'const session~ = await @.currentSession()\nuse(session~.getIdToken().getJwtToken())',
] as const

/** What the user is fetched for. */
export const USERS = [
  'await @.changePassword(user~, #, #)',
  'await @.verifyUserAttribute(user~, #)',
  'await @.updateUserAttributes(user~, { name: # })',
  'await @.deleteUserAttributes(user~, [#])',
  "await @.setPreferredMFA(user~, 'TOTP')",
  'use(user~)',
] as const

/** Names that the migration writes, and those it comes from. */
export const WANTED = [
  'signOut',
  'resetPassword',
  'confirmResetPassword',
  'signUp',
  'confirmSignUp',
  'fetchAuthSession',
  'getCurrentUser',
  'deleteUser',
  'updatePassword',
  'fetchDevices',
  'amplifySignOut',
  'amplifyResetPassword',
  'Auth',
  'Amplify',
  'aws',
  'Cognito',
] as const

/** Declarations of a wanted name. */
export const SHADOWS = [
  'const % = 1',
  'let % = null',
  'function %() {}',
  'class % {}',
  'var % = 1',
  'const { % } = use()',
  'const [, % = 2] = use()',
  'const { key: { % } } = use()',
] as const

export const TYPED_SHADOWS = [
  'type % = string',
  'interface % { key: string }',
  'enum % { A }',
  'const %: number = 1',
  'declare const %: string',
] as const

/** Code that looks like a site and is none, or names that a new import must not catch. */
export const DECOYS = [
  'use((%) => %.signOut())',
  'use(function % () { return %.signOut() })',
  "use('Auth.signOut()')",
  'use({ %: 1 }.%)',
  'use(class { % () {} })',
  '// Auth.signOut() (not code',
  '/* import { Auth } from "aws-amplify" */',
  'use(`Auth.signOut()`)',
  'use((a, { % }) => %)',
  'use(([%]) => %())',
  'use(signOut, resetPassword.fetchDevices)',
  'use(typeof fetchAuthSession, () => getCurrentUser)',
  'signUp = updatePassword',
] as const

/** Code that has nothing to do with Auth, in somebody's own layout. */
export const FILLERS = [
  'use( 1,2 )',
  '',
  'const value~ = { a:1,b : 2 }',
  '// ü 😀 comment ~',
  "use('😀', '\u2028'.length)",
  'use(/[/(]"/.test(text~))',
  '/**\n * several lines\n */',
  `use( \`multi\n  line \${ 1 }\` )`,
  'text~   =   use()  ',
  ';[1].map(use)',
] as const

/** Scopes. `$` is the body, `^` a declared name, `%` a name inside. */
export const BLOCKS = [
  'async function ^(%) {$}',
  'async function ^() {$}',
  'const ^ = async (%) => {$}',
  'if (use()) {$}',
  'if (use()) {$} else { use() }',
  'try {$} catch (error) { console.error(error) }',
  'try { use() } catch (%) {$}',
  'try {$} finally { use() }',
  'for (const % of use()) {$}',
  'for (let % = 0; use(); use()) {$}',
  'while (use()) {$}',
  'switch (use()) { case 1: {$} }',
  'class ^ { async method() {$} }',
  'class ^ { static { (async () => {$})() } }',
  'use({ async %() {$} })',
  'use({ % : async function () {$} })',
  'use(async function %() {$})',
  'use(async () => {$})',
  '^: {$}',
  ';(async () => {$})()',
  'async function* ^() {$}',
  'use(async ({ % = 1 }, ...rest) => {$})',
] as const

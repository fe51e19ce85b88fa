/** One small file that is easy to get wrong. */
export interface HardCase {
  /** What holds, as a sentence. */
  readonly name: string
  readonly path: string
  readonly before: string
  /** The text after the run; `shim` where only the module that Auth comes from changes. */
  readonly after: 'shim' | string
}

const AUTH = "import { Auth } from 'aws-amplify'"
const V6 = (names: string) => `import { ${names} } from 'aws-amplify/auth'`
const V6_LINES = (...names: string[]) =>
  `import {\n${names.map((name) => `  ${name},\n`).join('')}} from 'aws-amplify/auth'`
const BOTH = (names: string) => `import { Auth } from '@amplift/auth/legacy'\n${V6(names)}`

/** Code after the usual import, all of which has to stay on the shim. */
const stays = (name: string, code: string, path = 'a.js'): HardCase => ({
  name,
  path,
  before: `${AUTH}\n${code}\n`,
  after: 'shim',
})

const becomes = (name: string, path: string, before: string, after: string): HardCase => ({
  name,
  path,
  before,
  after,
})

const component = (script: string, markup: string) =>
  `<script setup>\n${script}\n</script>\n<template>${markup}</template>\n`

/** Where a rewrite would mean something else. */
const meaning: readonly HardCase[] = [
  stays(
    'a session that a catch may replace stays',
    'const f = async () => {\n  const s = await Auth.currentSession().catch(() => null)\n  return s?.getIdToken().getJwtToken()\n}',
  ),
  stays(
    'a session that may come from elsewhere stays',
    'const f = async () => (cached || (await Auth.currentSession())).getIdToken().getJwtToken()',
  ),
  stays(
    'a session that only one branch asks for stays',
    'const f = async () => {\n  const { idToken } = fresh ? await Auth.currentSession() : old\n  return idToken.jwtToken\n}',
  ),
  stays(
    'a catch before the reading then makes it another session',
    'const f = () => Auth.currentSession().catch(() => old).then((s) => s.idToken.jwtToken)',
  ),
  stays(
    'a second callback of then does not see what the first one throws',
    'const f = () => Auth.currentSession().then((s) => s.idToken.jwtToken, () => null)',
  ),
  stays(
    'what is done before the session is read must not be done for nobody',
    'const f = async () => {\n  const s = await Auth.currentSession()\n  return send(e1(), s.getIdToken().getJwtToken())\n}',
  ),
  stays(
    'a token that is written to stays',
    'const f = async () => {\n  const { idToken } = await Auth.currentSession()\n  delete idToken.jwtToken\n}',
  ),
  stays(
    'an error code that a generator reads after yield keeps the call',
    "function* f() {\n  try {\n    yield Auth.forgotPassword(u)\n  } catch (e) {\n    if (e.code === 'X') go()\n  }\n}",
  ),
  stays(
    'an error code behind the arguments object keeps the call',
    'Auth.forgotPassword(u).catch(function (e) { return arguments[0].code })',
  ),
  stays(
    'v5 took no second argument after an object of signUp',
    'await Auth.signUp({ username, password }, undefined)',
  ),
  stays(
    'v5 left out an e-mail address that is empty',
    'await Auth.signUp(username, password, email)',
  ),
  stays(
    'v5 took an undecided forceAliasCreation for true',
    'await Auth.confirmSignUp(u, c, { forceAliasCreation: maybe })',
  ),
  stays(
    'names of Object.prototype are no options',
    'await Auth.confirmSignUp(u, c, { toString: 1 })',
  ),
  stays(
    'names of Object.prototype are no members of an input',
    'await Auth.signUp({ constructor: x, username, password })',
  ),
  stays(
    'a proto literal is no member of an input',
    'await Auth.signUp({ __proto__: x, username, password })',
  ),
  stays(
    'names of Object.prototype are no MFA methods',
    "const user = await Auth.currentAuthenticatedUser()\nawait Auth.setPreferredMFA(user, 'constructor')\nuse(user)",
  ),
  stays(
    'a user from before another sign-in is not the current one',
    "const f = async () => {\n  const user = await Auth.currentAuthenticatedUser()\n  await Auth.signIn('b', 'p')\n  await Auth.changePassword(user, a, b)\n}",
  ),
  stays(
    'a name that a pattern writes to is not known any more',
    'const f = async () => {\n  let user = await Auth.currentAuthenticatedUser()\n  ;[user = 1] = [x]\n  await Auth.changePassword(user, a, b)\n}',
  ),
  stays(
    'a name in parentheses is written to all the same',
    'const f = async () => {\n  let user = await Auth.currentAuthenticatedUser()\n  ;(user) = other\n  await Auth.changePassword(user, a, b)\n}',
  ),
  becomes(
    'a user that the arguments object reads is not let go',
    'a.js',
    `${AUTH}\nAuth.currentAuthenticatedUser().then(async function (user) {\n  await Auth.verifyUserAttribute(user, 'email')\n  use(arguments[0])\n})\n`,
    `${BOTH('sendUserAttributeVerificationCode')}\nAuth.currentAuthenticatedUser().then(async function (user) {\n  await sendUserAttributeVerificationCode({ userAttributeKey: 'email' })\n  use(arguments[0])\n})\n`,
  ),
  becomes(
    'a user from before another sign-in is not the current one in the next run either',
    'a.js',
    `${BOTH('signOut')}\nconst f = async () => {\n  const user = await Auth.currentAuthenticatedUser()\n  await signOut()\n  await Auth.changePassword(user, a, b)\n}\n`,
    `${BOTH('signOut')}\nconst f = async () => {\n  const user = await Auth.currentAuthenticatedUser()\n  await signOut()\n  await Auth.changePassword(user, a, b)\n}\n`,
  ),
  becomes(
    'somebody who signs in inside the catch is signed in when the redirect comes',
    'a.js',
    `${AUTH}\ntry {\n  await Auth.currentAuthenticatedUser()\n} catch {\n  await Auth.signIn(u, p)\n  await Auth.federatedSignIn()\n}\n`,
    `${BOTH('getCurrentUser')}\ntry {\n  await getCurrentUser()\n} catch {\n  await Auth.signIn(u, p)\n  await Auth.federatedSignIn()\n}\n`,
  ),
  becomes(
    'a method that is replaced on Auth is called on Auth',
    'a.js',
    `${AUTH}\nAuth.signOut = fake\nawait Auth.signOut()\n`,
    `import { Auth } from '@amplift/auth/legacy'\nAuth.signOut = fake\nawait Auth.signOut()\n`,
  ),
  stays(
    'a component of somebody else may read what its handler returns',
    'const f = () => <Form onSubmit={() => Auth.forgotPassword(u)} />',
    'a.jsx',
  ),
  becomes(
    'a string that goes on in the next line keeps its text',
    'a.js',
    `${AUTH}\nawait Auth.signUp({\n  username,\n  password,\n  attributes: {\n    name: 'a\\\n    b',\n  },\n})\n`,
    `${V6('signUp')}\nawait signUp({\n  username,\n  password,\n  options: {\n    userAttributes: {\n      name: 'a\\\n    b',\n    },\n  },\n})\n`,
  ),
]

/** Where text could be torn. */
const text: readonly HardCase[] = [
  becomes(
    'a parenthesis never becomes the arguments of the line before',
    'a.js',
    `${AUTH}\nconst f = async () => {\n  const a = b\n  const user = (await Auth.currentAuthenticatedUser())\n  await Auth.changePassword(user, a, b)\n}\n`,
    `${V6('getCurrentUser, updatePassword')}\nconst f = async () => {\n  const a = b\n  await getCurrentUser()\n  await updatePassword({ oldPassword: a, newPassword: b })\n}\n`,
  ),
  becomes(
    'a bracket never becomes a member of the line before',
    'a.js',
    "const x = 1\nconst { Auth } = require('aws-amplify')\n;[1, 2].map(() => Auth.signOut())\n",
    "const x = 1\nconst { signOut } = require('aws-amplify/auth')\n;[1, 2].map(() => signOut())\n",
  ),
  becomes(
    'a cast in parentheses never becomes the arguments of the line before',
    'a.ts',
    `${AUTH}\nconst f = async () => {\n  const a = b\n  const user = (await Auth.currentAuthenticatedUser()) as User\n  await Auth.changePassword(user, a, b)\n}\n`,
    `${V6('getCurrentUser, updatePassword')}\nconst f = async () => {\n  const a = b\n  await getCurrentUser()\n  await updatePassword({ oldPassword: a, newPassword: b })\n}\n`,
  ),
  becomes(
    'a semicolon that opens the next line after an import stays there',
    'a.ts',
    `${AUTH}\n\n;(Auth as any).signOut()\n`,
    `${V6('signOut')}\n\n;signOut()\n`,
  ),
  becomes(
    'a semicolon that opens the next line after a require stays there',
    'a.js',
    "const { Auth } = require('aws-amplify')\n\n;(async () => {\n  await Auth.signOut()\n})()\n",
    "const { signOut } = require('aws-amplify/auth')\n\n;(async () => {\n  await signOut()\n})()\n",
  ),
  becomes(
    'a comment behind the name that leaves an import does not leave its comma behind',
    'a.js',
    "import {\n  Auth, // for login\n  Amplify,\n} from 'aws-amplify'\nstart(Amplify)\nAuth.signOut()\n",
    "import {\n  // for login\n  Amplify,\n} from 'aws-amplify'\nimport { signOut } from 'aws-amplify/auth'\nstart(Amplify)\nsignOut()\n",
  ),
  becomes(
    'offsets hold after a hashbang and characters of two units',
    'a.js',
    `#!/usr/bin/env node\n${AUTH}\n'😀'; Auth.signOut(); 'é'; Auth.forgotPassword('😀')\n`,
    `#!/usr/bin/env node\n${V6('signOut, resetPassword')}\n'😀'; signOut(); 'é'; resetPassword({ username: '😀' })\n`,
  ),
  becomes(
    'a byte order mark stays at the start',
    'a.js',
    `\uFEFF${AUTH}\r\n\tAuth.signOut()\r\n`,
    `\uFEFF${V6('signOut')}\r\n\tsignOut()\r\n`,
  ),
  becomes(
    'comments with parentheses inside the arguments stay where they are',
    'a.js',
    `${AUTH}\nawait Auth.forgotPassword(/* a) */ name /* (b */)\nawait Auth.forgotPassword( // (\n  name, // )\n)\n`,
    `${V6('resetPassword')}\nawait resetPassword(/* a) */ { username: name } /* (b */)\nawait resetPassword({ // (\n  username: name, // )\n})\n`,
  ),
  becomes(
    'an empty object with a comment in it keeps the comment',
    'a.js',
    `${AUTH}\nawait Auth.confirmSignUp(u, c, { /* none */ })\n`,
    `import { Auth } from '@amplift/auth/legacy'\nawait Auth.confirmSignUp(u, c, { /* none */ })\n`,
  ),
  becomes(
    'names that stand in one module twice leave both imports',
    'a.vue',
    "<script>\nimport { Auth } from 'aws-amplify'\nexport default { methods: { out() { Auth.signOut() } } }\n</script>\n<script setup>\nimport { Auth } from 'aws-amplify'\nAuth.signOut()\n</script>\n",
    "<script>\nimport { signOut } from 'aws-amplify/auth'\nexport default { methods: { out() { signOut() } } }\n</script>\n<script setup>\nsignOut()\n</script>\n",
  ),
  becomes(
    'Auth that is handed on by name and by star is handed on once',
    'a.js',
    "export { Auth } from 'aws-amplify'\nexport * from 'aws-amplify'\n",
    "export { Auth } from '@amplift/auth/legacy'\n// TODO(amplift): importers of this module get what v6 exports from aws-amplify, which is not what v5 did (amplift explain form.re-export)\nexport * from 'aws-amplify'\nexport { Hub } from '@amplift/auth/legacy'\n",
  ),
]

/** Where a name could be caught. */
const names: readonly HardCase[] = [
  becomes(
    'what one block of a namespace exports is in scope in the next one',
    'a.ts',
    `${AUTH}\nnamespace N { export const signOut = 1 }\nnamespace N { Auth.signOut() }\n`,
    `${V6('signOut as amplifySignOut')}\nnamespace N { export const signOut = 1 }\nnamespace N { amplifySignOut() }\n`,
  ),
  becomes(
    'a function in a block of a sloppy script reaches out of it',
    'a.js',
    "const { Auth } = require('aws-amplify')\nexports.f = function () { Auth.signOut(); if (x) { function signOut() {} } }\n",
    "const { signOut: amplifySignOut } = require('aws-amplify/auth')\nexports.f = function () { amplifySignOut(); if (x) { function signOut() {} } }\n",
  ),
  becomes(
    'private names are nobody else’s',
    'a.js',
    `${AUTH}\nclass S { #Auth = 1; #signOut = 2; f() { return this.#Auth + this.#signOut } }\nAuth.signOut()\n`,
    `${V6('signOut')}\nclass S { #Auth = 1; #signOut = 2; f() { return this.#Auth + this.#signOut } }\nsignOut()\n`,
  ),
  becomes(
    'parameters of a function type are no uses',
    'a.ts',
    `${AUTH}\ntype F = (...Auth: string[]) => void\ntype G = ({ Auth }: { Auth: string }) => void\nAuth.signOut()\n`,
    `${V6('signOut')}\ntype F = (...Auth: string[]) => void\ntype G = ({ Auth }: { Auth: string }) => void\nsignOut()\n`,
  ),
  becomes(
    'a CommonJS file gets a require, before its first use',
    'a.js',
    "const a = require('x')\nmodule.exports = () => require('aws-amplify').Auth.signOut()\n",
    "const a = require('x')\nconst { signOut } = require('aws-amplify/auth')\nmodule.exports = () => signOut()\n",
  ),
  becomes(
    'a script of the module in Svelte cannot see what the other one imports',
    'a.svelte',
    "<script>\nimport { Auth } from 'aws-amplify'\nAuth.signOut()\n</script>\n<script context=\"module\">\nimport { Auth as B } from 'aws-amplify'\nexport const f = () => B.signOut()\n</script>\n",
    'both scripts of the component import v5; move the imports into the module script first',
  ),
  becomes(
    'a type that is imported on the spot comes from the shim as well',
    'a.ts',
    "type User = import('aws-amplify').CognitoUser\n",
    "type User = import('@amplift/auth/legacy').CognitoUser\n",
  ),
  becomes(
    'Auth that is required and exported in one statement keeps its export',
    'a.js',
    "export const Auth = require('aws-amplify').Auth\nexport const out = () => Auth.signIn()\n",
    "export const Auth = require('@amplift/auth/legacy').Auth\nexport const out = () => Auth.signIn()\n",
  ),
]

/** Where markup says more than the script. */
const markup: readonly HardCase[] = [
  becomes(
    'an arrow in an attribute does not end the tag',
    'a.vue',
    component(`${AUTH}\nAuth.signOut()`, '<b @click="() => Auth.signOut()" />'),
    component(`${BOTH('signOut')}\nsignOut()`, '<b @click="() => Auth.signOut()" />'),
  ),
  becomes(
    'a comparison in an attribute does not end the tag',
    'a.vue',
    component(`${AUTH}\nAuth.signOut()`, '<b v-if="a > b && Auth" />'),
    component(`${BOTH('signOut')}\nsignOut()`, '<b v-if="a > b && Auth" />'),
  ),
  becomes(
    'a user that the markup reads is not let go',
    'a.vue',
    component(
      `${AUTH}\nconst user = await Auth.currentAuthenticatedUser()\nawait Auth.changePassword(user, a, b)`,
      '{{ user.username }}',
    ),
    component(
      `${BOTH('updatePassword')}\nconst user = await Auth.currentAuthenticatedUser()\nawait updatePassword({ oldPassword: a, newPassword: b })`,
      '{{ user.username }}',
    ),
  ),
  becomes(
    'a session that the markup reads stays',
    'a.vue',
    component(
      `${AUTH}\nconst s = await Auth.currentSession()\nconst t = s.getIdToken().getJwtToken()`,
      '{{ s.isValid() }}',
    ),
    component(
      `import { Auth } from '@amplift/auth/legacy'\nconst s = await Auth.currentSession()\nconst t = s.getIdToken().getJwtToken()`,
      '{{ s.isValid() }}',
    ),
  ),
  becomes(
    'an input that the markup reads is not reshaped',
    'a.vue',
    component(
      `${AUTH}\nconst input = { username, password, attributes }\nawait Auth.signUp(input)`,
      '{{ input.attributes }}',
    ),
    component(
      `import { Auth } from '@amplift/auth/legacy'\nconst input = { username, password, attributes }\nawait Auth.signUp(input)`,
      '{{ input.attributes }}',
    ),
  ),
  becomes(
    'a script that holds data is no program',
    'a.svelte',
    `<script>\n${AUTH}\nAuth.signOut()\n</script>\n<script type="application/ld+json">{"a": 1}</script>\n`,
    `<script>\n${V6('signOut')}\nsignOut()\n</script>\n<script type="application/ld+json">{"a": 1}</script>\n`,
  ),
]

/** Where code is read that no other code resembles. */
const syntax: readonly HardCase[] = [
  becomes(
    'a declaration file leaves out what only a program needs',
    'a.d.ts',
    `${AUTH}\nexport const leave: typeof Auth.signOut\n`,
    `import { Auth } from '@amplift/auth/legacy'\nexport const leave: typeof Auth.signOut\n`,
  ),
  becomes(
    'two thousand texts in one sum are no reason to give up',
    'a.js',
    `${AUTH}\nconst s = ${Array(2000).fill("'a'").join(' + ')}\nAuth.signOut()\n`,
    `${V6('signOut')}\nconst s = ${Array(2000).fill("'a'").join(' + ')}\nsignOut()\n`,
  ),
  becomes(
    'labels, using, template literals and methods of the same name are left alone',
    'a.ts',
    `${AUTH}\nsignOut: for (;;) { Auth.signOut(); break signOut }\nclass A { signOut() { return Auth.signOut() } }\nconst o = { signOut: \`\${Auth.signOut()}\` }\n`,
    `${V6('signOut')}\nsignOut: for (;;) { signOut(); break signOut }\nclass A { signOut() { return signOut() } }\nconst o = { signOut: \`\${signOut()}\` }\n`,
  ),
  becomes(
    'what is declared under the name of a function gets no recursion',
    'a.ts',
    `${AUTH}\nexport const signOut = () => Auth.signOut()\ndeclare function deleteUser(): void\nexport default function fetchDevices() { Auth.deleteUser() }\n`,
    `${V6_LINES('signOut as amplifySignOut', 'deleteUser as amplifyDeleteUser')}\nexport const signOut = () => amplifySignOut()\ndeclare function deleteUser(): void\nexport default function fetchDevices() { amplifyDeleteUser() }\n`,
  ),
  becomes(
    'a name that only types have leaves the value free to be told apart',
    'a.ts',
    `${AUTH}\ninterface signOut {}\nAuth.signOut()\n`,
    `${V6('signOut as amplifySignOut')}\ninterface signOut {}\namplifySignOut()\n`,
  ),
  becomes(
    'parameters, catch bindings, loops and hoisted variables shadow',
    'a.js',
    `${AUTH}\nfunction f(signOut) { Auth.signOut() }\nfunction g() { { var deleteUser } Auth.deleteUser() }\ntry {} catch (Auth) { Auth.signOut() }\nfor (const Auth of x) Auth.signOut()\n`,
    `${V6_LINES('signOut as amplifySignOut', 'deleteUser as amplifyDeleteUser')}\nfunction f(signOut) { amplifySignOut() }\nfunction g() { { var deleteUser } amplifyDeleteUser() }\ntry {} catch (Auth) { Auth.signOut() }\nfor (const Auth of x) Auth.signOut()\n`,
  ),
  stays(
    'optional, tagged, constructed, bound and detached methods stay',
    'new Auth.signOut()\nAuth.signOut`x`\nAuth.signOut.bind(Auth)\n;(0, Auth.signOut)()\nAuth[name]()',
  ),
  stays('strings and templates that look like code are none', "use(Auth, 'Auth.signOut()')"),
]

/** Cases by what could go wrong. */
export const hardCases: readonly HardCase[] = [...meaning, ...text, ...names, ...markup, ...syntax]

import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Packages that keep the signed-in user, a half-done sign-in or a configuration in a module. */
const STATEFUL = /[\\/](?:aws-amplify(?:-v5)?|@aws-amplify|amazon-cognito-identity-js)[\\/]/

/** A `require` whose Amplify modules nobody has used before, as in a page that was just opened. */
export function freshModules(): NodeJS.Require {
  for (const path of Object.keys(require.cache)) {
    if (STATEFUL.test(path)) delete require.cache[path]
  }
  return require
}

/** The same as seen by a package below others, which may have copies of its own. */
export function freshModulesOf(...path: readonly string[]): NodeJS.Require {
  return path.reduce<NodeJS.Require>(
    (load, name) => createRequire(load.resolve(`${name}/package.json`)),
    freshModules(),
  )
}

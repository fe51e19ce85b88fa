/** Libraries of components that a text loads; version 1 of that for Vue is the web components. */
export function componentLibraries(source: string): string[] {
  const loaded = source.matchAll(
    /['"](aws-amplify-(?:angular|vue)|@aws-amplify\/ui-(?:angular|components|vue))(?:\/[^'"\n]*)?['"]/g,
  )
  const names = [...loaded].map((match) => match[1] ?? '')
  const isWeb = /^\s*import\s*['"]@aws-amplify\/ui-vue['"]/m.test(source)
  const isOldModule = /\bAmplifyUIAngularModule\b/.test(source)
  return isWeb || isOldModule ? [...names, '@aws-amplify/ui-components'] : names
}

/** Does a text make Authenticator known to all components of a Vue app? */
export function registersAuthenticator(source: string): boolean {
  if (!source.includes('@aws-amplify/ui-vue')) return false
  if (/\.component\(\s*['"]authenticator['"]/i.test(source)) return true
  const plugin =
    /import\s+([\w$]+)\s*(?:,\s*\{[^}]*\}\s*)?from\s*['"]@aws-amplify\/ui-vue['"]/.exec(source)
  const name = plugin?.[1]?.replaceAll('$', '\\$')
  return name !== undefined && new RegExp(`\\.use\\(\\s*${name}\\b`).test(source)
}

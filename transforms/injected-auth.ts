/**
 * True where `$auth` of the components is made the v5 `Auth`: by a Nuxt plugin that injects or
 * provides it, or by setting it on Vue itself.
 */
export function injectsAuth(path: string, source: string): boolean {
  if (!/aws-amplify|@amplift\/auth/.test(source)) return false
  const names = ['Auth', '[\\w$]+\\.Auth', ...aliases(source)].join('|')
  const value = `(?:${names})(?![\\w$.(])`
  if (new RegExp(`\\.\\$auth\\s*=\\s*${value}`).test(source)) return true
  if (!/(?:^|\/)plugins\//.test(path)) return false
  return [
    `\\b(?:inject|provide)\\(\\s*(['"\`])\\$?auth\\1\\s*,\\s*${value}`,
    `\\bprovide\\s*:\\s*\\{[^}]*\\bauth['"]?\\s*:\\s*${value}`,
  ].some((pattern) => new RegExp(pattern).test(source))
}

function aliases(source: string): readonly string[] {
  const renamed = source.matchAll(/\bAuth\s+as\s+([\w$]+)|\bAuth\s*:\s*([\w$]+)\s*\}/g)
  return [...renamed].map((match) => (match[1] ?? match[2] ?? '').replaceAll('$', '\\$'))
}

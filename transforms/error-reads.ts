/**
 * True where a caught error is read by its `code`, or one of the texts that v5 rejects with is
 * compared. v6 errors have a `name` instead and are never texts, so such code has to be kept in mind.
 * A false yes costs a rewrite, a false no costs a branch that never runs again.
 */
export function readsErrorCodes(source: string): boolean {
  if (!errorReadTexts.some((text) => source.includes(text))) return false
  if (destructured.test(source) || readsByException(source)) return true
  return source.split('\n').some((line) => {
    if (bareText.test(line) && !saysIt.test(line)) return true
    if (!line.includes('code')) return false
    return property.test(line) && !comparesForeignCodesOnly(line)
  })
}

/** Names of exceptions beside anything that is called code: which variable holds it does not matter. */
function readsByException(source: string): boolean {
  if (!/\bcode\b/.test(source)) return false
  if (/['"`][A-Z]\w+Exception['"`]|\b[A-Z]\w+Exception['"]?\s*:/.test(source)) return true
  return /[eE]rror|[eE]xception/.test(source) && codeParameter.test(source)
}

/** `({ code }) => …`, `function text({ code, message })`, `get(error, 'code')`. */
const codeParameter =
  /\(\s*\{[^{}()]*\bcode\b[^{}()]*\}[^()]*\)\s*(?:=>|\{|:)|\(\s*\w+\s*,\s*['"]code['"]\s*[,)]/

/** What the word search that finds the files to ask looks for. */
export const errorReadTexts: readonly string[] = [
  'code',
  'No current user',
  'The user is not authenticated',
  'not authenticated',
]

const bareText = /(['"`])(?:No current user|The user is not authenticated|not authenticated)\1/

/** Lines that say one of the texts themselves, and compare nothing with it. */
const saysIt =
  /\b(?:console|logger?)\.\w+\(|\breject\w*\(|\bmockRejected\w*\(|\bthrow\b|\bnew Error\(/

/** How people call what they catch. */
const errorName =
  '(?:[\\w$]*(?:[eE]rr|[eE]rror|[eE]xception|[rR]eason|[cC]ause|[fF]ailure)|e|ex|exc)\\d?'

/** `err.code`, `err?.code`, `err!['code']`, `(err as AuthError).code`, `(<any>err).code`. */
const property = new RegExp(
  `(?<![\\w$])${errorName}!?(?:\\s+as\\s[^)]*)?\\s*(?:\\)\\s*)*!?\\s*(?:(?:\\?\\.|\\.)\\s*code\\b|(?:\\?\\.)?\\[\\s*['"\`]code['"\`]\\s*\\])`,
)

/** `const { code } = err`, `catch ({ code })`, `.catch(({ code }) => …)`. */
const destructured = new RegExp(
  `\\{[^{}]*\\bcode\\b[^{}]*\\}\\s*=\\s*\\(?\\s*(?:<[^>]*>\\s*)?${errorName}\\b(?!\\s*[(.])` +
    `|\\bcatch\\s*\\(\\s*(?:async\\s*)?\\(?\\s*\\{[^{}]*\\bcode\\b`,
)

/** Node's own codes and status numbers are no words of v5. */
function comparesForeignCodesOnly(line: string): boolean {
  const compared = [...line.matchAll(/[!=]==?\s*(?:(['"`])(.*?)\1|(\d+))/g)]
  const reversed = [...line.matchAll(/(?:(['"`])([^'"`]*)\1|\b(\d+))\s*[!=]==?/g)]
  const values = [...compared, ...reversed].map((match) => match[2] ?? match[3] ?? '')
  const reads = line.match(/\bcode\b/g)?.length ?? 0
  return values.length >= reads && values.every((value) => foreignCode.test(value))
}

const foreignCode = /^(?:E[A-Z0-9_]{2,}|MODULE_NOT_FOUND|\d+)$/

/**
 * True where an error gets a `code` from the code itself: `throw Object.assign(e, { code: e.code })`,
 * `this.code = code` in a class of errors. Such an error need not have the same `name`.
 */
export function makesErrorCodes(source: string): boolean {
  if (!/\bcode\b/.test(source)) return false
  if (assigned.test(source) || copied.test(source)) return true
  return errorClass.test(source) && member.test(source)
}

/** `err.code = 'X'` */
const assigned = new RegExp(`(?<![\\w$])${errorName}!?\\.code\\s*=(?![=>])`)

/** `{ code: err.code }`, `{ code: e.name }`, `{ code: 'UserNotFoundException' }` */
const copied = new RegExp(
  `(?<![\\w$])['"]?code['"]?\\s*:\\s*(?:${errorName}\\??\\.(?:code|name)\\b|['"\`][A-Z]\\w+Exception['"\`])`,
)

const errorClass =
  /\bclass\s+(?:\w*(?:Error|Exception)\b|[^{]*\bextends\s+[\w.]*(?:Error|Exception)\b)/

/** A member of the class itself. */
const member =
  /\bthis\.code\s*=|\b(?:public|readonly)\s+code\b|^\s*(?:public |readonly )*code\s*[?!]?\s*[:=;]/m

/**
 * True where what a server answered is thrown, or handed to what reads errors: such an error has the
 * `code` that the server sent, and no `name`. A false yes costs a few reads of names.
 */
export function relaysErrors(source: string): boolean {
  if (thrown.test(source) || rejected.test(source) || copied.test(source)) return true
  if (!mayHandOn.test(source)) return false
  return [...source.matchAll(handedOn)].some(([, callee = '', error]) => {
    if (showsOnly.test(callee)) return false
    return error !== undefined || readsErrors.test(callee)
  })
}

/** What the search that finds the files to ask looks for. */
export const relayTexts: readonly string[] = [
  'throw await',
  'reject(await',
  'rejectWithValue',
  ...['error', 'err', 'e'].flatMap((name) => [`${name}.response`, `${name}?.response`]),
  ...['data', 'body', 'json', 'payload', 'result', 'response', 'res'].map(
    (name) => `throw ${name}`,
  ),
]

/** `await r.json()`, `err.response.data`, and how people call either one. */
const body =
  '(?:await\\s+[\\w$.]+\\.json\\(\\)|(?:[\\w$]+[?!]?\\.)*data\\b(?:[?!]?\\.error)?|(?:json|body|payload|result|response|resp|res|(?:error|err)(?:Data|Body|Payload|Response|Json))(?:[?!]?\\.(?:body|error))?)\\)*(?:\\s+as\\s[\\w$.]+)?'

/** Parentheses, and the start of a copy: `{ ...body }`. */
const start = '[\\s({.]*'

/** Nothing is read of it there. */
const end = '(?![\\w$]|[?!]?[.(\\[]|\\s*[?!]?\\.)'

const thrown = new RegExp(`\\bthrow\\b${start}${body}${end}`)

const rejected = new RegExp(
  `\\b(?:reject|rejectWithValue|throwError)\\((?:\\s*\\(\\)\\s*=>)?${start}${body}\\s*[,)}]`,
)

/** `Object.assign(new Error(text), data)` */
const copied = new RegExp(
  `\\bObject\\.assign\\(\\s*(?:new\\s+\\w*(?:Error|Exception)\\b[^;\\n]*|err|error|e)\\s*,${start}${body}\\s*[,)]`,
)

/** `messageOf(err.response.data)`, `errorText(data)` */
const handedOn = new RegExp(
  `(?<![\\w$.])([\\w$.]+)\\(\\s*(?:((?:e|ex|exc|[\\w$]*[eE]rr|[\\w$]*[eE]rror)[?!]?\\.response[?!]?\\.data)|${body})\\s*[,)]`,
  'g',
)

/** What such a call cannot be without; looking for it first is what makes the search cheap. */
const mayHandOn = /(?:[eE]rr(?:or)?|[eE]xception|[fF]ailure)[\w$]*\(|\.response[?!]?\.data/

const readsErrors = /[eE]rr(?:or)?|[eE]xception|[fF]ailure/

const showsOnly = /^console\.|log(?:ger)?\b|^set[A-Z]|toast|alert|stringify$|^new$/

import type { Difference } from './differences.js'

/** What the README says between its marks about what is meant to be different. */
export function differencesTable(differences: readonly Difference[], scenarios: number): string {
  const rows = differences.map(({ what, fact }) => `| ${cell(what)} | ${cell(fact)} |`)
  return [
    `Both packages run the same ${scenarios} scenarios, against the same local Cognito: what functions`,
    'resolve and reject with, requests, storage keys, cookies, events of the Hub and where the browser',
    `is sent are equal but for ${differences.length} differences. A difference that is not in this list fails a test, and`,
    'so does one that is in it and does not show any more. Not compared are HTTP headers, how long a',
    'call takes, and the order of calls that are made at once.',
    '',
    '| here | in aws-amplify 6.22 |',
    '| ---- | ------------------- |',
    ...rows,
  ].join('\n')
}

const START = '<!-- differences:start -->\n'
const END = '<!-- differences:end -->'

/** The text with the table between its marks. */
export function withTable(text: string, table: string): string {
  const [before = '', rest] = text.split(START)
  const after = rest?.split(END)[1]
  if (after === undefined) throw new Error(`The marks are missing: ${START.trim()} and ${END}`)
  return `${before}${START}${table}\n${END}${after}`
}

/** Names of code are in typewriter letters. */
function cell(sentence: string): string {
  return sentence.replace(
    /\b(?:CognitoSignInState\.\w+|amplift\.redirect|[a-z]+[A-Z]\w*|[A-Z][a-z]+[A-Z]\w*|NaN)\b/g,
    (name) => (name === 'AmplifyErrors' ? name : `\`${name}\``),
  )
}

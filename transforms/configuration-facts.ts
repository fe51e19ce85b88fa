import { entryListens, isReactNative } from './listening.js'
import { type LostSetting, lostSettings } from './lost-settings.js'
import { hasOwnEndpoint } from './own-endpoint.js'
import { isTest } from './test-path.js'

/** A text of a package. */
interface PackageText {
  readonly path: string
  readonly text: string
}

/** What the configurations of one package have to do with one another. */
export interface ConfigurationFacts {
  /** Code uses v5: a configuration that nobody can see may have its shape. */
  readonly mayBeV5: boolean
  /** A part of a configuration is merged into one that stands in another file. */
  readonly isMerged: boolean
  /** Amplify is configured somewhere, besides Auth. */
  readonly configuresAmplify: boolean
  /** Auth is configured by itself in several places. */
  readonly configuresAuthAgain: boolean
  /** All that is configured anywhere is the file that the tools of Amplify have written. */
  readonly isGenerated: boolean
  /** Somebody is sent to the Hosted UI and comes back from there. */
  readonly opensHostedUi: boolean
  /** Somebody asks v5 for what was configured, and may read any of it. */
  readonly isReadBack: boolean
  /** The entry of the app listens for them, for every page. */
  readonly entryListens: boolean
  /** An app of React Native, which no user comes back to as to a page. */
  readonly isNative: boolean
  /** Settings of configurations that v6 does not have. */
  readonly lostSettings: readonly LostSetting[]
  /** Whoever comes back from there may lack the scope by which Cognito tells about a user. */
  readonly mayLackScope: boolean
  /** The user pool is asked at an address that a configuration names, not at the one AWS gives it. */
  readonly hasOwnEndpoint: boolean
  /** Sessions are to be seen on the server as well: v6 keeps them in cookies then. */
  readonly isServed: boolean
}

/** Where nothing is known about a package. */
export const NO_CONFIGURATION: ConfigurationFacts = {
  mayBeV5: false,
  isMerged: false,
  configuresAmplify: false,
  configuresAuthAgain: false,
  isGenerated: false,
  opensHostedUi: false,
  isReadBack: false,
  entryListens: false,
  isNative: false,
  lostSettings: [],
  mayLackScope: false,
  hasOwnEndpoint: false,
  isServed: false,
}

/** Looks at the code of a package for what concerns its configurations. */
export function configurationFacts(texts: readonly PackageText[]): ConfigurationFacts {
  // A file may have been found for several reasons.
  const code = [...new Map(texts.map((one) => [one.path, one])).values()]
  const app = code.filter(({ path }) => !isTest(path))
  const configured = app.map(({ path, text }) => {
    return { path, text, configurations: callsOf(text, 'Amplify|Auth') }
  })
  const files = configured.map(({ configurations }) => configurations)
  const first = files.flatMap((calls) => calls.slice(0, 1))
  const opensHostedUi = code.some(({ text }) => text.includes('federatedSignIn'))
  return {
    mayBeV5: code.some(({ text }) => V5_IMPORT.test(text) || V5_KEY.test(text)),
    isMerged: files.flat().length > 1 && first.some(isPart),
    configuresAmplify: code.some(({ text }) => callsOf(text, 'Amplify').length > 0),
    configuresAuthAgain: app.flatMap(({ text }) => callsOf(text, 'Auth')).length > 1,
    isGenerated: configured.every(({ text, configurations }) =>
      configurations.every((argument) => isGeneratedFile(argument, text)),
    ),
    opensHostedUi,
    isReadBack: code.some(({ text }) => READ_BACK.test(text)),
    entryListens: entryListens(configured, opensHostedUi),
    isNative: isReactNative(code.map(({ text }) => text)),
    lostSettings: lostSettings(app.map(({ text }) => text)),
    mayLackScope: opensHostedUi && !code.some(({ text }) => asksForUsers(text)),
    hasOwnEndpoint: app.some(({ text }) => hasOwnEndpoint(text)),
    isServed: app.some(
      ({ text }) => /\b(?:Amplify|Auth)\b/.test(text) && /\bssr['"]?\s*:\s*true\b/.test(text),
    ),
  }
}

/** Facts of two lots of texts. */
export function joinConfigurationFacts(
  one: ConfigurationFacts,
  other: ConfigurationFacts,
): ConfigurationFacts {
  return {
    mayBeV5: one.mayBeV5 || other.mayBeV5,
    isMerged: one.isMerged || other.isMerged,
    configuresAmplify: one.configuresAmplify || other.configuresAmplify,
    configuresAuthAgain: one.configuresAuthAgain || other.configuresAuthAgain,
    isGenerated: one.isGenerated && other.isGenerated,
    opensHostedUi: one.opensHostedUi || other.opensHostedUi,
    isReadBack: one.isReadBack || other.isReadBack,
    entryListens: one.entryListens || other.entryListens,
    isNative: one.isNative || other.isNative,
    lostSettings: [...new Set([...one.lostSettings, ...other.lostSettings])],
    mayLackScope: one.mayLackScope || other.mayLackScope,
    hasOwnEndpoint: one.hasOwnEndpoint || other.hasOwnEndpoint,
    isServed: one.isServed || other.isServed,
  }
}

/** Does a configuration name the scope that is needed to ask Cognito about the user? */
function asksForUsers(text: string): boolean {
  return /^(?!\s*(?:\/\/|\*)).*\baws\.cognito\.signin\.user\.admin\b/m.test(text)
}

const V5_IMPORT =
  /\bAuth\b[^;'"]*['"](?:aws-amplify|@aws-amplify\/auth)['"]|\bimport\s+\w+\s*(?:,\s*\{[^}]*\}\s*)?from\s+['"]aws-amplify['"]/
/** `Auth.configure()`, `const settings = Amplify.configure(…)`, `Auth._config` */
const READ_BACK =
  /\b(?:Amplify|Auth)\s*\??\.\s*(?:configure\s*\(\s*\)|_config\b)|(?:[=(]|\breturn\b)\s*(?:Amplify|Auth)\s*\??\.\s*configure\s*\(/
const V5_KEY = /\buserPoolWebClientId['"]?\s*[:,}=]/
/** A literal that names no user pool: what it says belongs to another configuration. */
function isPart(argument: string): boolean {
  return (
    argument.startsWith('{') &&
    !/\.\.\.|userPoolId|identityPoolId|aws_|\bAuth\s*(?::\s*[\w$]|[,}])/.test(argument)
  )
}

/** `awsExports`, where it is imported from the file that the tools of Amplify have written. */
function isGeneratedFile(argument: string, text: string): boolean {
  const name = /^[\w$]+$/.exec(argument)?.[0].replaceAll('$', '\\$')
  const module = String.raw`['"][^'"]*\b(?:aws[-_]?exports|amplifyconfiguration|amplify_outputs)(?:\.\w+)*['"]`
  const taken = `(?:\\bfrom\\s*|=\\s*require\\(\\s*)${module}`
  const source = name ? `\\b${name}\\s*${taken}` : `^require\\(\\s*${module}\\s*\\)$`
  return new RegExp(source, 'i').test(name ? text : argument)
}

/** The arguments of `Amplify.configure` or `Auth.configure`, as they are written. */
function callsOf(text: string, names: string): string[] {
  const call = new RegExp(`\\b(?:${names})\\s*\\??\\.\\s*configure\\s*\\(\\s*`, 'g')
  return [...text.matchAll(call)].flatMap((match) => {
    const start = match.index + match[0].length
    const argument = text.slice(start, closingOf(text, start)).trim()
    return argument === '' ? [] : [argument]
  })
}

/** Offset of the parenthesis that closes a call. */
function closingOf(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at++) {
    if ('([{'.includes(text[at] ?? '')) depth += 1
    else if (')]}'.includes(text[at] ?? '') && depth-- === 0) return at
  }
  return text.length
}

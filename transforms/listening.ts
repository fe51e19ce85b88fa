/** The module of v6 that finishes a sign-in with the Hosted UI. */
export const LISTENER = 'aws-amplify/auth/enable-oauth-listener'

/** Is it the file that every page of an app begins with? */
export function isEntry(path: string): boolean {
  return ENTRY.test(path)
}

const ENTRY = /(?:^|\/)pages\/_app\.[jt]sx?$|(?:^|\/)src\/(?:main|index)\.[cm]?[jt]sx?$/

/** A file of a package, with what it configures Amplify with. */
interface Configured {
  readonly path: string
  readonly text: string
  readonly configurations: readonly string[]
}

/** Does the entry of the app listen already, or does it once its configuration is one of v6? */
export function entryListens(files: readonly Configured[], opensHostedUi: boolean): boolean {
  return files.some(({ path, text, configurations }) => {
    if (!isEntry(path)) return false
    if (text.includes(LISTENER)) return true
    const isGenerated = opensHostedUi && GENERATED.test(text)
    return configurations.some((one) => /\boauth\b/.test(one) || (isGenerated && /^\w/.test(one)))
  })
}

const GENERATED = /['"][^'"]*(?:aws[-_]?exports|amplifyconfiguration|amplify_outputs)(?:\.\w+)*['"]/

/** Do the files belong to an app of React Native, which has no pages that users come back to? */
export function isReactNative(texts: readonly string[]): boolean {
  return texts.some((text) => NATIVE.test(text)) && !texts.some((text) => WEB.test(text))
}

const NATIVE = /\b(?:from|require\()\s*['"]react-native['"]/
const WEB = /react-native-web\b|\bOS\s*={2,3}\s*['"]web['"]/

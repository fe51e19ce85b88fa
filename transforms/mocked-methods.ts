import { methods } from '../src/table/methods.js'

/** A file of a package, whatever kind it is of. */
interface NamedText {
  readonly path: string
  readonly text: string
}

/**
 * A mock of Auth that counts for tests which do not say so themselves: in a setup file, in
 * `__mocks__/aws-amplify`, or in `__mocks__/@aws-amplify/auth`.
 */
export type SharedMock = 'setup' | 'manual' | 'manual-auth'

/**
 * Methods of Auth, Hub and withSSRContext, as far as the tests of a package put something in their place.
 * What they put there takes and gives what v5 did, so these have to keep their names, arguments and
 * answers.
 */
export function mockedMethods(texts: readonly NamedText[]): readonly string[] {
  const tests = texts.filter(isTest)
  const replaced = tests.flatMap(replacedIn)
  // A mock without a factory replaces every method there is.
  const isWhole = tests.some(({ text }) => automock.test(text))
  return isWhole ? [...replaced, ...texts.flatMap(({ text }) => readIn(text))] : replaced
}

/** A mock in a setup file or in `__mocks__`, where there is one. */
export function sharedMock(texts: readonly NamedText[]): SharedMock | null {
  const manual = texts.find(({ path }) => manualMock.test(path))
  if (manual) return /@aws-amplify\/auth/.test(manual.path) ? 'manual-auth' : 'manual'
  const isSetup = ({ text }: NamedText) => moduleMock.test(text) && !declaresTests.test(text)
  return texts.some((one) => isTest(one) && isSetup(one)) ? 'setup' : null
}

/** Is this the path of a mock that Jest takes for a module of v5 by itself? */
export function isManualMock(path: string): boolean {
  return manualMock.test(path)
}

/** Names of files that may be such a mock, whatever they say. */
export const manualMockNames: readonly string[] = ['js', 'jsx', 'ts', 'tsx'].map(
  (extension) => `aws-amplify.${extension}`,
)

const runner = /\b(?:jest|vi|vitest|sinon)\b/
const moduleMock =
  /\b(?:mock|doMock|setMock|unstable_mockModule)\(\s*(['"])(?:aws-amplify|@aws-amplify\/(?:auth|core)|[^'"\n]*amplify-auth)\1/
const automock = /\b(?:mock|doMock)\(\s*(['"])(?:aws-amplify|@aws-amplify\/auth)\1\s*,?\s*\)/
const manualMock =
  /(?:^|\/)__mocks__\/(?:aws-amplify|@aws-amplify\/auth)(?:\/index)?\.[cm]?[jt]sx?$/
const declaresTests = /\b(?:describe|test|it)(?:\.\w+)*\s*\(/

/** Is this a file of tests, or of what they need? */
export function isTest({ path, text }: NamedText): boolean {
  return runner.test(text) || manualMock.test(path)
}

function replacedIn({ path, text }: NamedText): string[] {
  const isMock = moduleMock.test(text) || manualMock.test(path)
  return [
    ...known(text.matchAll(notCalled)),
    ...known(text.matchAll(namedInSpy)),
    // Whatever a factory returns, and wherever it takes it from, its keys stand in this file.
    ...(isMock ? known(text.matchAll(key)) : []),
    ...(hub.test(text) ? [HUB] : []),
    ...(spiedContext.test(text) ? [SSR_CONTEXT] : []),
  ]
}

/** What tests replace by this name is Hub as a whole. */
const HUB = 'Hub'
const hub = /\bHub\.\w+\b(?!\s*\()|\(\s*Hub\s*,\s*['"]/
/** `expect(Auth.signIn)`, `Auth.signIn = fake`, `mockedAuth.signIn.mockResolvedValue(…)`. */
const notCalled = /\b\w*[aA]uth\w*\??\.(\w+)\b(?!\s*\()/g
/** `jest.spyOn(Auth, 'signIn')`, `sinon.stub(Auth, 'signIn')`. */
const namedInSpy = /\(\s*[\w.]*[aA]uth\w*\s*,\s*['"](\w+)['"]/g
/** `signIn: jest.fn()`, `async signIn() {…}`, `signIn,`. */
const key = /(?<=[{,\s])(\w+)\s*(?=[:(,}])/g
const read = /\b(?:Auth\??\.(\w+)|(withSSRContext)\b|Hub\b)/g

/** What gives each request its own Auth in v5; tests replace it as a whole. */
export const SSR_CONTEXT = 'withSSRContext'
const spiedContext = /,\s*['"]withSSRContext['"]\s*\)/

function readIn(text: string): string[] {
  return known(text.matchAll(read))
}

/** Methods that the helper module has; what becomes of the others does not depend on tests. */
const names: ReadonlySet<string> = new Set([
  HUB,
  SSR_CONTEXT,
  ...methods.flatMap(({ name, helper }) => (helper ? [name] : [])),
])

function known(found: Iterable<RegExpMatchArray>): string[] {
  return [...found].flatMap(([, method, name = method ?? HUB]) => (names.has(name) ? [name] : []))
}

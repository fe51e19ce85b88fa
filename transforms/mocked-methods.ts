import { methods } from '../src/table/methods.js'

/** A file of a package, whatever kind it is of. */
interface NamedText {
  readonly path: string
  readonly text: string
}

/** A mock of Auth that counts for tests which do not say so themselves: in a setup file, or in `__mocks__`. */
export type SharedMock = 'setup' | ManualMock

/** A mock in `__mocks__`. Jest takes it without being told, Vitest does not. */
export interface ManualMock {
  readonly runner: 'jest' | 'vi'
  /** What it stands for. */
  readonly module: 'aws-amplify' | '@aws-amplify/auth'
  /** Where it has Auth: `.Auth`, `.default.Auth`, and nothing where it is Auth itself. */
  readonly path: string
}

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
  const manual = texts.find(
    ({ path, text }) => manualMock.test(path) && (ofAuth.test(path) || /\bAuth\b/.test(text)),
  )
  if (manual) {
    const isOfAuth = ofAuth.test(manual.path)
    const says = (word: RegExp) => texts.some((one) => isTest(one) && word.test(one.text))
    return {
      runner: says(/\bvi\./) && !says(/\bjest\./) ? 'vi' : 'jest',
      module: isOfAuth ? '@aws-amplify/auth' : 'aws-amplify',
      path: pathOfAuth(manual.text, isOfAuth),
    }
  }
  const isSetup = ({ text }: NamedText) => moduleMock.test(text) && !declaresTests.test(text)
  return texts.some((one) => isTest(one) && isSetup(one)) ? 'setup' : null
}

/** Under which name a mock of `__mocks__` exports Auth. */
function pathOfAuth(text: string, isOfAuth: boolean): string {
  if (namesAuth.test(text)) return '.Auth'
  const isDefault = /\bexport\s+default\b|\bdefault\s*:/.test(text)
  if (!isOfAuth) return isDefault ? '.default.Auth' : '.Auth'
  return isDefault ? '.default' : ''
}

const ofAuth = /@aws-amplify\/auth/
const namesAuth =
  /\bexport\s+(?:const|let|var|class)\s+Auth\b|\bexport\s*\{[^}]*\bAuth\b|\bexports\.Auth\b|\bmodule\.exports\s*=\s*\{[^;]*\bAuth\b/

/** Is this the path of a mock that Jest takes for a module of v5 by itself? */
export function isManualMock(path: string): boolean {
  return manualMock.test(path)
}

/** Names of files that may be such a mock, whatever they say. */
export const manualMockNames: readonly string[] = ['js', 'jsx', 'ts', 'tsx'].flatMap((extension) =>
  ['aws-amplify', 'auth', 'index'].map((name) => `${name}.${extension}`),
)

const runner = /\b(?:jest|vi|vitest|sinon)\b/
const moduleMock =
  /\b(?:mock|doMock|setMock|unstable_mockModule)(?:<.*?>)?\(\s*(?:import\(\s*)?(['"])(?:aws-amplify|@aws-amplify\/(?:auth|core)|@amplift\/auth\/legacy|[^'"\n]*amplify-auth)\1/
const automock =
  /\b(?:mock|doMock)\(\s*(?:import\(\s*)?(['"])(?:aws-amplify|@aws-amplify\/auth|@amplift\/auth\/legacy)\1\s*\)?\s*,?\s*(?:\{[^{}]*\}\s*)?\)/
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
    ...asked(text.matchAll(notCalled)),
    ...asked(text.matchAll(namedInSpy)),
    ...[...text.matchAll(listed)].flatMap(([whole]) => asked(whole.matchAll(key))),
    // Whatever a factory returns, and wherever it takes it from, its keys stand in this file.
    ...(isMock ? known(text.matchAll(key)) : []),
    ...(hub.test(text) ? [HUB] : []),
    ...(spiedContext.test(text) ? [SSR_CONTEXT] : []),
  ]
}

/** What tests replace by this name is Hub as a whole. */
const HUB = 'Hub'
const hub = /\bHub\.\w+\b(?!\s*\()|\(\s*Hub\s*,\s*['"]/
/** `expect(Auth.signIn)`, `Auth.signIn = fake`, `(Auth as any).signIn.mockResolvedValue(…)`. */
const notCalled = /\b\w*[aA]uth\w*(?:\s+as\b[^()\n]*\))?\??\.(\w+)\b(?!\s*\()/g
/** `jest.spyOn(Auth, 'signIn')`, `sinon.stub(Auth, 'signIn')`. */
const namedInSpy = /\(\s*[\w.]*[aA]uth\w*\s*,\s*['"](\w+)['"]/g
/** `Object.assign(Auth, { … })`, `const { … } = Auth`. */
const listed =
  /(?<=Object\.\w+\(\s*\w*[aA]uth\w*\s*,\s*)(\{[^;]*?\}\s*)(?=\))|(\{[^{}=]*\})\s*=\s*\w*[aA]uth\b/g
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

/** The configuration is mocked where a test asks for it; many mocks have it and need it not. */
export const CONFIGURE = 'configure'

function asked(found: Iterable<RegExpMatchArray>): string[] {
  const all = [...found]
  return [...known(all), ...(all.some(([, name]) => name === CONFIGURE) ? [CONFIGURE] : [])]
}

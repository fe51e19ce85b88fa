import ts from 'typescript'
import type { PackedApp } from './packed-app.js'

/** An app that imports the doors, as the settings of its TypeScript have it. */
export interface Consumer {
  readonly name: string
  readonly file: string
  /** The format whose declarations it must find, and the entry in front of them. */
  readonly format: 'esm' | 'cjs'
  readonly entry: 'index' | 'index.node'
  readonly options: ts.CompilerOptions
}

const { CommonJS, ESNext, Node16 } = ts.ModuleKind
const { Node10, Bundler, Node16: Node16Resolution } = ts.ModuleResolutionKind
const node16 = { module: Node16, moduleResolution: Node16Resolution }

export const consumers: readonly Consumer[] = [
  {
    name: 'node',
    file: 'node10.ts',
    format: 'cjs',
    entry: 'index',
    options: { module: CommonJS, moduleResolution: Node10 },
  },
  {
    name: 'bundler',
    file: 'bundler.ts',
    format: 'esm',
    entry: 'index',
    options: { module: ESNext, moduleResolution: Bundler },
  },
  {
    name: 'node16 in an ES module',
    file: 'node16.mts',
    format: 'esm',
    entry: 'index.node',
    options: node16,
  },
  {
    name: 'node16 in CommonJS',
    file: 'node16.cts',
    format: 'cjs',
    entry: 'index.node',
    options: node16,
  },
]

const program = `
  import { AuthError } from '@amplift/auth'
  import type { SignInInput, SignInOutput } from '@amplift/auth'
  import { Auth, CognitoHostedUIIdentityProvider, Hub } from '@amplift/auth/legacy'
  import type { CognitoUser, HubCapsule, SignUpParams } from '@amplift/auth/legacy'

  export const input: SignInInput = { username: 'ada', password: 'secret' }
  export const isDone = (output: SignInOutput): boolean => output.nextStep.signInStep === 'DONE'
  export const nameOf = (error: AuthError): string => error.name
  // @ts-expect-error fails when the types are not found and everything is any
  export const wrong: SignInInput = { username: 1 }

  export const user: Promise<CognitoUser> = Auth.signIn('ada', 'secret')
  export const signUp = (params: SignUpParams) => Auth.signUp(params).then(({ userSub }) => userSub)
  export const google = () =>
    Auth.federatedSignIn({ provider: CognitoHostedUIIdentityProvider.Google })
  export const stop = Hub.listen('auth', ({ payload }: HubCapsule) => payload.event)
  // @ts-expect-error fails when the types are not found and everything is any
  Auth.confirmSignUp(1)
`

/** Checks that app with its settings, and with every declaration that it leads to. */
export function checkTypes(
  app: PackedApp,
  { file, options }: Consumer,
): { readonly errors: readonly string[]; readonly declarations: readonly string[] } {
  const checked = ts.createProgram([app.write(file, program)], {
    ...options,
    strict: true,
    noEmit: true,
    skipDefaultLibCheck: true,
    target: ts.ScriptTarget.ES2018,
    lib: ['lib.es2018.d.ts', 'lib.dom.d.ts'],
    types: [],
  })
  return {
    errors: ts
      .getPreEmitDiagnostics(checked)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
    declarations: checked.getSourceFiles().map(({ fileName }) => fileName),
  }
}

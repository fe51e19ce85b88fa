import { type ParserOptions, type ParserPlugin, parse as parseWithBabel } from '@babel/parser'
import type { File } from '@babel/types'
import type { Script } from './script.js'

/** A parsed script, or the reason why it cannot be parsed. */
export type Parsed =
  | { readonly ok: true; readonly file: File }
  | { readonly ok: false; readonly message: string; readonly line: number | undefined }

const COMMON: readonly ParserPlugin[] = ['explicitResourceManagement', 'decoratorAutoAccessors']

/** Legacy decorators come first: only they may stand before a parameter, as Angular writes them. */
const DECORATORS: readonly ParserPlugin[] = ['decorators-legacy', 'decorators']

const DIALECTS: Readonly<Record<Script['language'], readonly (readonly ParserPlugin[])[]>> = {
  // Flow comes second: reading plain JavaScript with it takes a quarter longer.
  js: [['jsx'], ['flow', 'flowComments', 'jsx'], ['typescript', 'jsx']],
  jsx: [['jsx'], ['flow', 'flowComments', 'jsx'], ['typescript', 'jsx']],
  // A .ts file must not get JSX first: `<T>x` is a cast there.
  ts: [['typescript'], ['typescript', 'jsx']],
  tsx: [['typescript', 'jsx']],
  dts: [[['typescript', { dts: true }]]],
}

/** Things that Babel calls errors and that a bundler, or two scripts of one component, get by with. */
const TOLERATED = new Set([
  'VarRedeclaration',
  'DuplicateExport',
  'DuplicateDefaultExport',
  'ModuleExportUndefined',
  'ImportOutsideModule',
  'DeletePrivateField',
  'StrictDelete',
  'StrictWith',
  'StrictOctalLiteral',
  'OptionalTypeBeforeRequired',
])

/** Parses a script with the dialect of its file; the first dialect that fits wins. */
export function parseScript(script: Script): Parsed {
  let first: Parsed | null = null
  for (const dialect of DIALECTS[script.language]) {
    for (const decorators of DECORATORS) {
      const parsed = attempt(script.code, [...COMMON, ...dialect, decorators])
      if (parsed.ok) return parsed
      first ??= parsed
      if (!script.code.includes('@')) break
    }
  }
  return first ?? { ok: false, message: 'no dialect fits', line: undefined }
}

function attempt(code: string, plugins: ParserPlugin[]): Parsed {
  const options: ParserOptions = {
    sourceType: 'module',
    plugins,
    errorRecovery: true,
    attachComment: false,
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    allowNewTargetOutsideFunction: true,
    allowSuperOutsideMethod: true,
    allowUndeclaredExports: true,
    createParenthesizedExpressions: true,
  }
  try {
    const file = parseWithBabel(code, options)
    const error = file.errors?.find((e) => !TOLERATED.has(reasonOf(e)))
    return error ? failure(error) : { ok: true, file }
  } catch (error) {
    return failure(error)
  }
}

function reasonOf(error: unknown): string {
  return (error as { reasonCode?: string }).reasonCode ?? ''
}

function failure(error: unknown): Parsed {
  const { message, loc } = error as { message: string; loc?: { line: number } }
  return { ok: false, message: message.replace(/\s*\(\d+:\d+\)$/, ''), line: loc?.line }
}

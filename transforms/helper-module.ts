import type { File } from '@babel/types'
import { scopesOf } from './build-scopes.js'
import { applyEdits } from './edits.js'
import { eraseTypes } from './erase-types.js'
import { HELPER_MARK } from './helper-mark.js'
import { fileNameOf, type Piece, piecesOf } from './helper-pieces.js'
import { type Layout, layoutOf } from './layout.js'
import type { Node } from './node.js'
import { parseScript } from './parse.js'
import { indentLike, restyle } from './restyle.js'
import { scriptOf } from './script.js'
import { typedefNames, typedefOf, typedefsIn } from './typedefs.js'

/** What a helper module is made of. */
export interface HelperParts {
  /** The text of a file of the helper sources, by its name without extension. */
  readonly source: (name: string) => string
  /** Exports that the package names: functions, classes, constants, types. */
  readonly functions: readonly string[]
  readonly language: 'ts' | 'js'
  /** The module as it is; null where there is none yet. */
  readonly before: string | null
  /** A file of the package, whose style the module takes on. */
  readonly like: { readonly path: string; readonly text: string }
}

/** What one run of the writer needs to know. */
type Writing = Pick<HelperParts, 'source' | 'functions' | 'language'> & { readonly layout: Layout }

/**
 * Puts a helper module together: the functions that are called, and what they rest on. Everything
 * is plain source, for its owner to read and to change; what the owner has changed stays.
 */
export function helperModule(parts: HelperParts): string {
  const { before, like, functions } = parts
  const layout = layoutOf(scriptOf(like.text, like.path).code)
  if (before === null) return wholeModule({ ...parts, layout })
  const missing = functions.filter((name) => !isExported(name, before))
  if (missing.length === 0) return before
  const old = writtenFor(before, parts)
  const own = layoutOf(before)
  // A short module may not show how the code is laid out that it was written like.
  const untouched = [layout, own].find(
    (one) => before === wholeModule({ ...parts, functions: old, layout: one }),
  )
  return untouched
    ? wholeModule({ ...parts, functions: [...old, ...missing].sort(), layout: untouched })
    : extended(before, { ...parts, functions: missing, layout: own })
}

function wholeModule(writing: Writing): string {
  const pieces = piecesOf(writing)
  const mark = `${HELPER_MARK} what v5 did, on top of aws-amplify v6. It is yours from now on.`
  const head = [
    mark,
    ...lintLines(pieces, writing),
    ...(writing.language === 'js' ? [NO_TYPES] : []),
  ]
  const text = [...head, '', ...importLines(pieces, writing), '', bodies(pieces, writing)]
  // Without it comments could not name the types of a file that has nothing else.
  if (writing.language === 'js' && pieces.every(({ isType }) => isType)) text.push('', 'export {}')
  return `${indentLike(text.join('\n'), writing.layout)}${writing.layout.newline}`
}

/** Rules of ESLint that what v5 did goes against, where the code of the module does. */
function lintLines(pieces: readonly Piece[], { language }: Writing): string[] {
  const has = (pattern: RegExp) => pieces.some(({ text }) => pattern.test(text))
  const rules = [
    ...(has(/\bthrow '|\bthrow [A-Z_]+\b|\bthrow refusal\b/) ? ['no-throw-literal'] : []),
    ...(has(/\bany\b/) && language === 'ts' ? ['@typescript-eslint/no-explicit-any'] : []),
  ]
  return rules.length > 0 ? [`/* eslint-disable ${rules.join(', ')} -- as v5 had it */`] : []
}

const NO_TYPES = '// @ts-nocheck -- written in TypeScript, whose types were taken out'

/** Adds what is missing behind what is there. */
function extended(before: string, writing: Writing): string {
  const { newline } = writing.layout
  const opened = writing.functions.reduce(exported, before)
  const declared = declaredNames(before)
  const pieces = piecesOf(writing).filter(({ name }) => !declared.has(name))
  const fresh = pieces.map((piece) => ({
    ...piece,
    imports: piece.imports.filter(({ local }) => !declared.has(local)),
  }))
  const lines = importLines(fresh, writing).map(
    (line) => indentLike(line, writing.layout) + newline,
  )
  const head = /^(?:[\s\S]*\n)?import [^;]*?from [^\n]*\n/.exec(opened)?.[0] ?? ''
  const rest = opened.slice(head.length).trimEnd()
  const added = indentLike(bodies(pieces, writing), writing.layout)
  const behind = added === '' ? '' : `${newline}${newline}${added}`
  return `${head}${lines.join('')}${rest}${behind}${newline}`
}

function isExported(name: string, text: string): boolean {
  if (typedefsIn(text).includes(name)) return true
  return new RegExp(`^export ${DECLARED} ${name}\\b`, 'm').test(text)
}

/** A declaration that others of the module rest on gets its `export`. */
function exported(text: string, name: string): string {
  return text.replace(new RegExp(`^(?=${DECLARED} ${name}\\b)`, 'm'), 'export ')
}

/** The words before the name of a declaration. */
const DECLARED = '(?:(?:async )?function|class|const|enum|interface|type)'

function bodies(pieces: readonly Piece[], writing: Writing): string {
  if (writing.language === 'ts') return pieces.map((piece) => bodyOf(piece, writing)).join('\n\n')
  const code = pieces.filter(({ isType }) => !isType).map((piece) => bodyOf(piece, writing))
  const named = typedefNames(pieces, writing.functions)
  const types = [...pieces]
    .filter(({ name, isType }) => isType && named.has(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map((piece) => typedefOf(piece, parsed(piece.text).program.body[0] as Node))
  return [...code, ...types].join('\n\n')
}

/** A declaration, typed and punctuated as the project is; only what is called is exported. */
function bodyOf({ name, text }: Piece, { functions, language, layout }: Writing): string {
  const own = functions.includes(name) ? text : text.replace(/^export (?=\w)/m, '')
  const plain = language === 'js' ? applyEdits(own, eraseTypes(parsed(own), own)).trim() : own
  return applyEdits(plain, restyle(parsed(plain), plain, layout))
}

function parsed(text: string): File {
  const script = parseScript(scriptOf(text, 'helper.ts'))
  if (!script.ok) throw new Error(`a helper does not parse: ${script.message}`)
  // Links every node to the one around it.
  scopesOf(script.file)
  return script.file
}

/** One import for each module and kind, names in order. */
function importLines(pieces: readonly Piece[], { language, layout }: Writing): string[] {
  const wanted = new Map<string, Set<string>>()
  for (const { imports } of pieces) {
    for (const { module, text, isType } of imports) {
      if (isType && language === 'js') continue
      const key = `${isType ? 'import type' : 'import'} ${module}`
      wanted.set(key, (wanted.get(key) ?? new Set()).add(text))
    }
  }
  return [...wanted]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, names]) => {
      const at = key.lastIndexOf(' ')
      return importLine(key.slice(0, at), [...names].sort(), key.slice(at + 1), layout)
    })
}

function importLine(
  keyword: string,
  names: readonly string[],
  module: string,
  { quote, semicolon }: Layout,
): string {
  const from = `from ${quote}${module}${quote}${semicolon}`
  const line = `${keyword} { ${names.join(', ')} } ${from}`
  if (line.length <= 80) return line
  return `${keyword} {\n${names.map((name) => `  ${name},\n`).join('')}} ${from}`
}

function declaredNames(text: string): ReadonlySet<string> {
  const { module } = scopesOf(parsed(text))
  return new Set([...module.values.keys(), ...module.types.keys(), ...typedefsIn(text)])
}

/** The exports that an untouched module would have been written for. */
function writtenFor(text: string, { source }: HelperParts): string[] {
  const exports = text.matchAll(new RegExp(`^export ${DECLARED} (\\w+)`, 'gm'))
  return [...[...exports].map(([, name = '']) => name), ...typedefsIn(text)].flatMap((name) => {
    try {
      source(fileNameOf(name))
      return [name]
    } catch {
      // The owner's own.
      return []
    }
  })
}

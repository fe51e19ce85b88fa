import ts from 'typescript'
import { expect, test } from 'vitest'
import { allHelpers, helperModuleText } from '../fixtures/helper-module-text.js'

/** How strict the projects are that get a module. */
const projects: readonly (readonly [string, 'ts' | 'js', ts.CompilerOptions])[] = [
  ['strict TypeScript', 'ts', { strict: true }],
  ['TypeScript without null checks', 'ts', { strict: false }],
  ['the strictest TypeScript', 'ts', { strict: true, ...extras() }],
  ['checked JavaScript', 'js', { allowJs: true, checkJs: true, strict: false }],
]

test.each(projects)('every helper type-checks in %s', (_, language, own) => {
  expect(errorsIn(helperModuleText(language), language, own)).toEqual([])
})

test('every helper is exported, and nothing else', () => {
  const exported = [...helperModuleText('js').matchAll(/^export .*?function (\w+)/gm)]
  expect(exported.map(([, name]) => name).sort()).toEqual([...allHelpers].sort())
})

function extras(): ts.CompilerOptions {
  return {
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    noImplicitOverride: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
  }
}

function errorsIn(text: string, language: string, own: ts.CompilerOptions): string[] {
  const path = `${process.cwd()}/amplify-auth.${language}`
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
    skipLibCheck: true,
    noEmit: true,
    types: [],
    ...own,
  }
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile } = host
  host.fileExists = (name) => name === path || fileExists(name)
  host.readFile = (name) => (name === path ? text : readFile(name))
  const program = ts.createProgram([path], options, host)
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file?.text.slice(0, start).split('\n').length
    return `${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
  })
}

import ts from 'typescript'
import { expect, test } from 'vitest'
import { helperModule } from '../../transforms/helper-module.js'
import {
  allHelpers,
  allTypes,
  helperModuleText,
  helperSource,
} from '../fixtures/helper-module-text.js'

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
  const declared = /^export (?:async )?(?:function|class|const) (\w+)/gm
  const exported = [...helperModuleText('js').matchAll(declared)].map(([, name = '']) => name)
  // Enums are objects in JavaScript, other types are comments.
  const code = exported.filter((name) => !allTypes.includes(name))
  expect(code.sort()).toEqual([...allHelpers].sort())
  const text = helperModuleText('ts')
  const types = allTypes.filter((name) => !new RegExp(`^export \\w+ ${name}\\b`, 'm').test(text))
  expect(types).toEqual([])
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

test.each([
  ['ts', `import a from 'a'\n`],
  ['ts', `import a from "a";\n\nfunction b() {\n    return [\n        1\n    ];\n}\n`],
  ['js', `import a from 'a';\n\nfunction b() {\n\treturn [\n\t\t1,\n\t];\n}\n`],
] as const)(
  'a module in %s, written for one function after the other, is the module for both: %j',
  (language, text) => {
    const like = { path: `a.${language}`, text }
    const write = (functions: readonly string[], before: string | null) =>
      helperModule({ source: helperSource, functions, language, before, like })
    const names = [...allHelpers].sort()
    for (const [index, first] of names.entries()) {
      const second = names[(index * 7 + 3) % names.length] ?? first
      const both = [...new Set([first, second])].sort()
      expect(write([second], write([first], null))).toBe(write(both, null))
    }
  },
)

test('a module that its owner has changed grows by what it has not', () => {
  const like = { path: 'a.ts', text: `import a from 'a'\n` }
  const names = [...allHelpers].sort()
  for (const [index, first] of names.entries()) {
    const functions = [names[(index * 11 + 5) % names.length] ?? first]
    const parts = { source: helperSource, language: 'ts', like } as const
    const owned = `${helperModule({ ...parts, functions: [first], before: null })}\n// Ours.\n`
    const grown = helperModule({ ...parts, functions, before: owned })
    expect(declaredTwice(grown), `${first}, then ${functions}`).toEqual([])
    expect(grown).toContain('// Ours.')
  }
})

function declaredTwice(text: string): string[] {
  const file = ts.createSourceFile('a.ts', text, ts.ScriptTarget.ES2022, true)
  const names = file.statements.flatMap((statement): string[] => {
    if (ts.isImportDeclaration(statement)) {
      const bindings = statement.importClause?.namedBindings
      return bindings && ts.isNamedImports(bindings)
        ? bindings.elements.map((e) => e.name.text)
        : []
    }
    const { name } = statement as { readonly name?: ts.Identifier }
    return name ? [name.text] : []
  })
  return names.filter((name, index) => names.indexOf(name) !== index)
}

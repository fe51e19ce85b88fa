import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

/** An example, and where it is. */
interface Example {
  readonly place: string
  readonly code: string
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const doors = ['shim/index.ts', 'shim/server.ts', 'shim/cognito.ts']
const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  resolveJsonModule: true,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  types: [],
  paths: {
    '@amplift/auth': [join(root, 'shim/index.ts')],
    '@amplift/auth/server': [join(root, 'shim/server.ts')],
    '@amplift/auth/cognito': [join(root, 'shim/cognito.ts')],
  },
}

describe('the examples of the door', () => {
  const files = [...new Set(doors.flatMap(filesBehind))]
  const examples = files.flatMap(readExamples)
  const complaints = compile(examples)

  test('are there', () => {
    expect(examples.length).toBeGreaterThan(40)
  })

  test.each(examples)('compile: $place', ({ place }) => {
    expect(complaints.get(place) ?? []).toEqual([])
  })

  test('are with every function', () => {
    const functions = files.filter((file) => !/(?:\/types\/|-types\.ts$)/.test(file))
    const places = examples.map(({ place }) => place)
    expect(functions.length).toBeGreaterThan(30)
    expect(
      functions.filter((file) => !places.some((place) => place.startsWith(`${file} `))),
    ).toEqual([])
  })
})

/** The files that a door exports from. */
function filesBehind(door: string): readonly string[] {
  const text = readFileSync(join(root, door), 'utf8')
  const found = text.matchAll(/from '\.\/(functions\/.+)\.js'/g)
  return [...found].map(([, file]) => `shim/${file}.ts`)
}

function readExamples(file: string): readonly Example[] {
  const text = readFileSync(join(root, file), 'utf8')
  const blocks = text.matchAll(/\* @example\n((?: +\*(?!\/| @).*\n)+)/g)
  return [...blocks].map(([, block = ''], at) => ({
    place: `${file} ${at + 1}`,
    code: block.replace(/^ +\* ?/gm, ''),
  }))
}

/** The errors of each example, by its place. */
function compile(examples: readonly Example[]): ReadonlyMap<string, readonly string[]> {
  const files = new Map(
    examples.map(({ place, code }) => [
      join(root, 'shim', `${place.replace(/\W+/g, '-')}.example.ts`),
      { place, code },
    ]),
  )
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile } = host
  // The file that the command line of Amplify writes beside the code of an app.
  const outputs = join(root, 'shim/amplify_outputs.json')
  host.fileExists = (path) => path === outputs || files.has(path) || fileExists(path)
  host.readFile = (path) => (path === outputs ? '{}' : (files.get(path)?.code ?? readFile(path)))
  const program = ts.createProgram([...files.keys()], options, host)
  return new Map(
    [...files].map(([path, { place }]) => {
      const file = program.getSourceFile(path)!
      const found = [
        ...program.getSyntacticDiagnostics(file),
        ...program.getSemanticDiagnostics(file),
      ]
      return [place, found.map((each) => ts.flattenDiagnosticMessageText(each.messageText, '\n'))]
    }),
  )
}

import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { runCommand } from '../../../emulator/index.js'
import { temporaryFolder } from './local-cognito.js'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const readme = readFileSync(join(root, 'emulator/README.md'), 'utf8')
const blocks = [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, code]) => ({
  language: language ?? '',
  code: code ?? '',
}))
const examples = blocks
  .filter(({ language }) => language === 'ts')
  .map(({ code }, index) => ({
    name: /^\/\/ (\S+\.ts)$/m.exec(code)?.[1] ?? `example-${index}.ts`,
    code: code.includes("import { Amplify, Auth } from 'aws-amplify'")
      ? asInstalledHere(code)
      : code,
  }))
/** Packages that the page names and this repository does not install. */
const NOT_INSTALLED = /'(@playwright\/test|cypress)'|cy\./

test('the suites on the page run as they stand', async () => {
  const folder = writeExamples(({ name }) => name.endsWith('.test.ts'))
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--root',
      folder,
      '--reporter=json',
      '--pool=threads',
      '--no-file-parallelism',
      '--no-isolate',
    ],
    { cwd: folder },
  ).catch((error: { stdout: string }) => error)
  const report = JSON.parse(stdout) as {
    numTotalTests: number
    testResults: {
      name: string
      message: string
      assertionResults: { title: string; status: string; failureMessages: string[] }[]
    }[]
  }
  const failures = report.testResults.flatMap(({ name, message, assertionResults }) => [
    ...(message ? [`${name}: ${message}`] : []),
    ...assertionResults.flatMap(({ title, failureMessages }) =>
      failureMessages.map((failure) => `${title}: ${failure}`),
    ),
  ])
  expect(failures).toEqual([])
  expect(report.numTotalTests).toBe(6)
}, 60_000)

test('every other example type-checks', () => {
  const folder = writeExamples(({ code }) => !NOT_INSTALLED.test(code))
  const files = examples
    .filter(({ code }) => !NOT_INSTALLED.test(code))
    .map(({ name }) => join(folder, name))
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    paths: { '@amplift/cognito': [join(root, 'emulator/index.ts')] },
  })
  const messages = ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    )
  expect(messages).toEqual([])
}, 60_000)

test('the seed on the page is taken', async () => {
  const folder = temporaryFolder()
  const seed = blocks.find(({ language }) => language === 'json')
  writeFileSync(join(folder, 'seed.json'), seed?.code ?? '')
  const lines: string[] = []
  const stop = new AbortController()
  const code = await runCommand(
    ['--port=0', '--no-hosted-ui', '--seed', join(folder, 'seed.json')],
    {
      write: (line) => {
        lines.push(line)
        if (line.includes('Ctrl+C')) stop.abort()
      },
      writeError: (line) => lines.push(line),
      signal: stop.signal,
    },
  )
  expect([code, lines.join('\n')]).toEqual([0, expect.stringContaining('us-east-1_Example1')])
})

/**
 * Both majors are installed here, v5 under another name and with a second copy of its core, so that
 * `Amplify.configure` would not reach `Auth`.
 */
function asInstalledHere(code: string): string {
  return code
    .replace("{ Amplify, Auth } from 'aws-amplify'", "{ Auth } from 'aws-amplify-v5'")
    .replace('Amplify.configure', 'Auth.configure')
}

function writeExamples(isWanted: (example: (typeof examples)[number]) => boolean): string {
  const folder = temporaryFolder()
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const alias = { '@amplift/cognito': join(root, 'emulator/index.ts') }
  writeFileSync(
    join(folder, 'vitest.config.mjs'),
    `export default ${JSON.stringify({ resolve: { alias }, server: { fs: { strict: false } } })}`,
  )
  for (const { name, code } of examples.filter(isWanted)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, code)
  }
  return folder
}

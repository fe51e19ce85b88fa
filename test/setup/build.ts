import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder that is laid out as the installed package: package.json and dist. */
    builtPackage: string
  }
}

/**
 * Builds the tool once for all tests that start it as a process. Inside node_modules, where its
 * dependencies are found and nothing else looks; a folder of its own for each run, so that two runs
 * do not disturb each other. Types are another command's concern, so they are not checked here.
 */
export default function build(project: TestProject): () => void {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const cache = join(root, 'node_modules', '.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'amplift-test-'))
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  const flags = ['--noCheck', '--declaration', 'false', '--isolatedDeclarations', 'false']
  const out = ['--outDir', join(folder, 'dist')]
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', ...flags, ...out], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  cpSync(join(root, 'helpers'), join(folder, 'dist', 'helpers'), { recursive: true })
  cpSync(join(root, 'package.json'), join(folder, 'package.json'))
  project.provide('builtPackage', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}

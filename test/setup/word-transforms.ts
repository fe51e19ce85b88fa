import type { Transforms } from '../../src/project/transforms.js'
import type { Survey } from '../../transforms/file.js'
import type { Carrier, FileResult, Finding, Knowledge, Tier } from '../../transforms/model.js'

/**
 * Transforms of a language that is small enough to see through, so that tests of files, commands and
 * reports do not depend on what the real ones decide. `OLD(` becomes `NEW(`, `LEAVE(` and `ASK(` are
 * bridge and manual sites, `export ... Auth` hands Auth on, `)(` is a syntax error. A file is a
 * source when it imports from aws-amplify or from a module that hands Auth on.
 */
export const wordTransforms: Transforms = {
  helperModule: () => '',
  setupMock: () => '',
  surveyFile(source, path): Survey {
    const error = source.indexOf(')(')
    return {
      path,
      source,
      stopped:
        error === -1
          ? null
          : {
              status: 'failed',
              reason: 'unexpected )(',
              line: lineOf(source, error),
              findings: [],
            },
      program: null,
      carriers: (carrierOf): Carrier => {
        if (!hasAuth(source, carrierOf)) return new Map()
        return /export (?:\{ Auth|\*)/.test(source) ? new Map([['Auth', 'auth']]) : new Map()
      },
      configurations: () => ({
        exports: new Map(),
        own: new Set(),
        shapes: new Map(),
        imports: [],
        uses: [],
      }),
      links: () => ({ hasEffects: true, loads: [], takes: [] }),
      templates: () => [],
      exportHome: () => null,
      withoutNamedErrors: () => source,
    }
  },
  migrateFile({ source }, { carrierOf, package: facts }): FileResult {
    if (source.includes('CRASH(')) throw new RangeError('crashed on purpose')
    if (!hasAuth(source, carrierOf)) return { status: 'unchanged', findings: [] }
    const note = factNote(facts)
    const findings = [...source.matchAll(/\b(OLD|LEAVE|ASK)\(/g)].map(
      (match): Finding => finding(source, match.index, tierOf[match[1] ?? ''] ?? 'manual', note),
    )
    const code = source.replaceAll('OLD(', 'NEW(')
    if (code === source) return { status: 'unchanged', findings }
    return { status: 'changed', code, findings }
  },
}

/** The same as something that is loaded late. */
export const loadWordTransforms = (): Promise<Transforms> => Promise.resolve(wordTransforms)

const tierOf: Readonly<Record<string, Tier>> = { OLD: 'native', LEAVE: 'bridge', ASK: 'manual' }

function importsOf(source: string): readonly string[] {
  return [...source.matchAll(/from '([^']+)'/g)].map((match) => match[1] ?? '')
}

function hasAuth(source: string, carrierOf: Knowledge['carrierOf']): boolean {
  const carriers = importsOf(source).map(carrierOf)
  if (source.includes("from 'aws-amplify'")) return true
  return carriers.some((carrier) => carrier?.has('Auth') === true)
}

function finding(source: string, start: number, tier: Tier, note: string): Finding {
  const lineStart = source.lastIndexOf('\n', start - 1) + 1
  const place = { line: lineOf(source, start), column: start - lineStart, start }
  return { ...place, api: 'signOut', tier, row: 'signOut', note }
}

function lineOf(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length
}

function factNote(facts: Knowledge['package']): string {
  return `codes ${facts.readsErrorCodes}, metadata ${facts.configuresMetadata}, injects ${facts.injectsAuth}`
}

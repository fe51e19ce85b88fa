import type { File } from '@babel/types'
import { type ClassTemplate, classTemplates } from './around/angular-templates.js'
import { type ExportHome, exportHome } from './around/ui-components.js'
import { scopesOf } from './build-scopes.js'
import { carriedExports } from './carriers.js'
import { commentsOf } from './comments.js'
import { decideUses } from './decide.js'
import { applyEdits, type EditSet, OverlapError } from './edits.js'
import { withoutFactorChoices } from './factor-choice.js'
import { fileConfigurations } from './file-configurations.js'
import type { FileConfigurations } from './handed-configurations.js'
import type { Carrier, Choices, FileResult, Knowledge } from './model.js'
import { type ModuleLinks, moduleLinks } from './module-links.js'
import { v5Module } from './modules.js'
import { findNames } from './names.js'
import { endOf, type Node, startOf } from './node.js'
import { factsOf, joinFacts } from './package-facts.js'
import { parseScript } from './parse.js'
import type { SurveyedProgram } from './program.js'
import { rewriteFile } from './rewrite.js'
import { withoutNamedErrors } from './rules/caught-codes.js'
import { type Script, scriptOf } from './script.js'
import { authUses } from './uses.js'

/** One file, parsed once, with what can be said about it before the rest of the project is known. */
export interface Survey {
  readonly path: string
  readonly source: string
  /** Set when the file cannot be worked on. */
  readonly stopped: Extract<FileResult, { status: 'skipped' | 'failed' }> | null
  /** The parsed program; null when `stopped` is set. */
  readonly program: SurveyedProgram | null
  /** Exports that carry a v5 value, given what the modules it imports carry. */
  carriers(carrierOf: Knowledge['carrierOf']): Carrier
  /** What it does with configurations of other files, and which it hands to them. */
  configurations(knowledge: Knowledge): FileConfigurations
  /** What the module has to do with others. */
  links(): ModuleLinks
  /** Templates of Angular in files of their own, of classes that are given a service of Amplify. */
  templates(): readonly ClassTemplate[]
  /** Where a component or an object is declared that the module exports under a name. */
  exportHome(exported: string): ExportHome | null
  /** The text without its reads of error codes that become reads of names in a run over all files. */
  withoutNamedErrors(): string
}

const NOTHING: Carrier = new Map()
const NO_CONFIGURATIONS: FileConfigurations = {
  exports: new Map(),
  own: new Set(),
  shapes: new Map(),
  imports: [],
  uses: [],
}

/** A file without these words hands nothing on. */
const EXPORTS = /\bexports?\b/

/** Parses one file and finds what it says about itself. Never throws. */
export function surveyFile(source: string, path: string): Survey {
  try {
    return survey(source, path)
  } catch (error) {
    return stop(source, path, { status: 'failed', reason: reasonOf(error), findings: [] })
  }
}

function survey(source: string, path: string): Survey {
  const script = scriptOf(source, path)
  const parsed = parseScript(script)
  if (!parsed.ok) {
    const { message, line } = parsed
    const where = line === undefined ? {} : { line }
    return stop(source, path, {
      status: 'failed',
      reason: `syntax error: ${message}`,
      findings: [],
      ...where,
    })
  }
  const { file } = parsed
  clampToScripts(file, script)
  const tree = scopesOf(file)
  const comments = commentsOf(file, source, script)
  if (comments.ignoresFile) {
    const reason = 'a comment says amplift-ignore-file'
    return stop(source, path, { status: 'skipped', reason, findings: [] })
  }
  return {
    path,
    source,
    stopped: null,
    program: { path, file, script, tree, comments },
    carriers: (carrierOf) => {
      if (!EXPORTS.test(source)) return NOTHING
      const table = findNames(tree, { source, carrierOf, injectsAuth: false })
      return carriedExports(tree, table, carrierOf)
    },
    configurations: (knowledge) => {
      const choices = { only: null, bridgeOnly: false }
      const program = { path, file, script, tree, comments }
      return fileConfigurations(decideUses(source, program, knowledge, choices))
    },
    links: () => moduleLinks(file.program),
    templates: () => classTemplates(tree),
    exportHome: (exported) => exportHome(tree, exported),
    withoutNamedErrors: () => {
      const table = findNames(tree, { source, carrierOf: () => null, injectsAuth: true })
      const uses = authUses(table)
      const typed = script.language !== 'js' && script.language !== 'jsx'
      return withoutNamedErrors(source, { tree, uses, isIgnored: comments.ignores, typed })
    },
  }
}

/** What separates the scripts of a component from what follows belongs to no statement. */
function clampToScripts({ program }: File, { ranges, code, template }: Script): void {
  if (template === null) return
  const home = (node: Node) =>
    ranges.find(([start, end]) => start <= startOf(node) && startOf(node) < end)
  program.body = program.body.filter((node) => home(node))
  for (const node of program.body) {
    const limit = home(node)?.[1] ?? endOf(node)
    if (endOf(node) > limit)
      node.end = startOf(node) + code.slice(startOf(node), limit).trimEnd().length
  }
}

function stop(source: string, path: string, stopped: NonNullable<Survey['stopped']>): Survey {
  return {
    path,
    source,
    stopped,
    program: null,
    carriers: () => NOTHING,
    configurations: () => NO_CONFIGURATIONS,
    links: () => ({ hasEffects: true, loads: [], takes: [] }),
    templates: () => [],
    exportHome: () => null,
    withoutNamedErrors: () => source,
  }
}

/** Decides every site of the file and applies the edits to its text. Never throws. */
export function migrateFile(survey: Survey, knowledge: Knowledge, choices: Choices): FileResult {
  if (!survey.program) {
    return survey.stopped ?? { status: 'failed', reason: 'it was not parsed', findings: [] }
  }
  const split = splitImports(survey.program)
  if (split) return { status: 'failed', reason: split, findings: [] }
  try {
    const isWhole = !choices.only && !choices.bridgeOnly
    const own = factsOf([{ path: survey.path, text: survey.source }], ({ text }) =>
      isWhole ? withoutFactorChoices(survey.withoutNamedErrors()) : text,
    )
    const all = { ...knowledge, package: joinFacts(knowledge.package, own) }
    const { edits, findings, helpers, staying, hands } = rewriteFile(
      survey.source,
      survey.program,
      all,
      choices,
    )
    const code = applyEdits(survey.source, edits)
    const sorted = [...findings].sort((a, b) => a.start - b.start)
    if (code === survey.source) return { status: 'unchanged', findings: sorted, staying, hands }
    const problem = brokenBy(edits, survey)
    if (problem) return { status: 'failed', reason: problem, findings: [] }
    return { status: 'changed', code, findings: sorted, helpers, staying, hands }
  } catch (error) {
    const reason =
      error instanceof OverlapError ? `${error.message}; nothing was changed` : reasonOf(error)
    return { status: 'failed', reason, findings: [] }
  }
}

/** The module script of a Svelte component cannot see what the other one imports. */
function splitImports({ script, file }: SurveyedProgram): string | null {
  if (!script.isolated || script.ranges.length < 2) return null
  const homes = file.program.body.flatMap((node) =>
    node.type === 'ImportDeclaration' && v5Module(node.source.value)
      ? script.ranges.findIndex(([start, end]) => start <= startOf(node) && endOf(node) <= end)
      : [],
  )
  return new Set(homes).size > 1
    ? 'both scripts of the component import v5; move the imports into the module script first'
    : null
}

/**
 * A rewrite that would not parse is not made. Only the statements that edits touch are parsed
 * again: the others are what they were.
 */
function brokenBy(edits: EditSet, { source, path, program }: Survey): string | null {
  const untouched = (program?.file.program.body ?? []).filter((node) => !touches(edits, node))
  const removals = untouched.map((node) => ({ start: startOf(node), end: endOf(node), text: '' }))
  const touched = { ...edits, replacements: [...edits.replacements, ...removals] }
  const parsed = parseScript(scriptOf(applyEdits(source, touched), path))
  return parsed.ok
    ? null
    : `the rewritten file would not parse (${parsed.message}); nothing was changed`
}

function touches({ replacements, insertions }: EditSet, node: Node): boolean {
  const start = startOf(node)
  const end = endOf(node)
  return (
    replacements.some((edit) => edit.start < end && start < edit.end) ||
    insertions.some(({ at }) => start <= at && at <= end)
  )
}

function reasonOf(error: unknown): string {
  return `internal error: ${error instanceof Error ? error.message : String(error)}`
}

import { join, posix } from 'node:path'
import type { Finding, Tier } from '../../transforms/model.js'
import { positionOf } from '../../transforms/position.js'
import {
  catalogEntries,
  catalogFiles,
  withCatalogRange,
  withoutCatalogEntry,
} from './catalog-file.js'
import { type Entry, entriesOf, withEntry, withoutEntry, withRange } from './package-json.js'
import type { PlannedFile } from './planned-file.js'
import { readSource } from './read-source.js'

/** A package.json, or a file of catalogs, while it is worked on. */
export interface Draft {
  /** Below the root, with `/`. */
  readonly path: string
  /** As they stand in the file before the run; empty where it cannot be read. */
  readonly entries: readonly Entry[]
  /** Why nothing may be written, null where all is well. */
  readonly refused: string | null
  /** The text as it is so far. */
  text(): string
  /** True for an entry that was raised or taken out. */
  isSettled(path: readonly string[]): boolean
  /** True when a package is wanted in the text as it is so far. */
  lists(name: string): boolean
  raise(path: readonly string[], range: string): void
  remove(path: readonly string[]): void
  /** Puts a value in where none is. */
  add(path: readonly string[], value: unknown): void
  tell(finding: PackageFinding): void
  /** What became of it; null where there is nothing to say. */
  planned(): PlannedFile | null
}

/** What is said about a package. */
export interface PackageFinding {
  readonly api: string
  readonly tier: Tier
  readonly row: string
  readonly note: string
  /** Where it stands; the beginning of the file for what is not there yet. */
  readonly start?: number
}

/** The drafts of a run, each opened once. */
export interface Drafts {
  /** The package.json of a folder, null where there is none. */
  manifestOf(folder: string): Draft | null
  /** Files that hold versions for the packages below a folder. */
  catalogsOf(folder: string): readonly Draft[]
  planned(): readonly PlannedFile[]
}

/** Opens the files of a project that say which packages are installed. */
export function openDrafts(root: string): Drafts {
  const opened = new Map<string, Draft | null>()
  const open = (path: string): Draft | null => {
    const known = opened.get(path)
    if (known !== undefined) return known
    const draft = openDraft(root, path)
    opened.set(path, draft)
    return draft
  }
  return {
    manifestOf: (folder) => open(posix.join(folder, 'package.json')),
    catalogsOf: (folder) => catalogFiles.flatMap((name) => open(posix.join(folder, name)) ?? []),
    planned: () => [...opened.values()].flatMap((draft) => draft?.planned() ?? []),
  }
}

function openDraft(root: string, path: string): Draft | null {
  const read = readSource(join(root, path))
  if (read.kind === 'gone') return null
  if (read.kind === 'stopped') return draftOf(path, { text: '', mark: '', entries: null })
  const isJson = path.endsWith('.json')
  const entries = isJson ? entriesOf(read.text) : catalogEntries(read.text)
  return draftOf(path, { text: read.text, mark: read.mark, entries })
}

interface ReadFile {
  readonly text: string
  readonly mark: string
  readonly entries: readonly Entry[] | null
}

function draftOf(path: string, { text: before, mark, entries }: ReadFile): Draft {
  const isJson = path.endsWith('.json')
  const findings: Finding[] = []
  const settled = new Set<string>()
  let text = before
  return {
    path,
    entries: entries ?? [],
    refused: entries === null ? `no valid ${isJson ? 'JSON' : 'YAML'}` : null,
    text: () => text,
    isSettled: (at) => settled.has(at.join('\n')),
    lists: (name) => (isJson && entriesOf(text)?.some((entry) => isListing(entry, name))) ?? false,
    raise: (at, range) => {
      settled.add(at.join('\n'))
      text = (isJson ? withRange : withCatalogRange)(text, at, range)
    },
    remove: (at) => {
      settled.add(at.join('\n'))
      text = (isJson ? withoutEntry : withoutCatalogEntry)(text, at)
    },
    add: (at, value) => {
      if (isJson && entries !== null) text = withEntry(text, at, value)
    },
    tell: ({ start = 0, ...finding }) => {
      findings.push({ ...finding, ...positionOf(before, start), start })
    },
    planned: () => {
      const self = { path, isPackageFile: true as const }
      if (entries === null) {
        const reason = `no valid ${isJson ? 'JSON' : 'YAML'}, so its versions are left to you`
        return { ...self, result: { status: 'failed', reason, findings: [] }, change: null }
      }
      if (text === before) {
        if (findings.length === 0) return null
        return { ...self, result: { status: 'unchanged', findings }, change: null }
      }
      const change = { before: mark + before, after: mark + text }
      return { ...self, result: { status: 'changed', code: text, findings }, change }
    },
  }
}

function isListing({ kind, name }: Entry, wanted: string): boolean {
  return name === wanted && (kind === 'direct' || kind === 'peer')
}

import { type Git, splitNul } from './git.js'
import { ProjectError } from './project-error.js'
import { foreignFolders, sourceExtensions } from './source-kinds.js'
import { byPath, type Query, type SourceTree } from './source-tree.js'

/**
 * The files of a git repository: tracked and new ones, without ignored files and submodules.
 * Listing and looking into the bytes is one process.
 */
export function gitTree(root: string, git: Git): SourceTree {
  return {
    root,
    inGit: true,
    filesWith: async (query) => listed(await git(root, grepArgs(query), patternsOf(query)), 1),
    filesNamed: async (globs) =>
      listed(await git(root, [...listArgs, '--', ...anywhere(globs), ...withoutForeign]), 0),
  }
}

const listArgs = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']
const withoutForeign = foreignFolders.map((folder) => `:(exclude,glob)**/${folder}/**`)

function grepArgs(query: Query): string[] {
  const args = ['grep', '-l', '-z', '--untracked', '--full-name', '-f', '-']
  args.push('pattern' in query ? '-E' : '-F')
  if ('texts' in query && query.words === true) args.push('-w')
  const also = 'texts' in query ? (query.alsoIn ?? []) : []
  const sources = sourceExtensions.map((extension) => `*.${extension}`)
  return [...args, '--', ...sources, ...anywhere(also), ...withoutForeign]
}

/** Patterns go through stdin, because a command line cannot carry bytes that are not UTF-8. */
function patternsOf(query: Query): Uint8Array {
  const patterns = 'pattern' in query ? [query.pattern] : query.texts
  return Buffer.concat(patterns.flatMap((pattern) => [Buffer.from(pattern), Buffer.from('\n')]))
}

function anywhere(globs: readonly string[]): string[] {
  return globs.map((glob) => `:(glob)**/${glob}`)
}

function listed(
  answer: { code: number | null; stdout: string; stderr: string },
  nothingFound: number,
): string[] {
  if (answer.code !== 0 && answer.code !== nothingFound) {
    throw new ProjectError(`git could not list the files: ${answer.stderr.trim()}`)
  }
  // A file that git may not open cannot be ruled out: reading it again will say so by name.
  const closed = answer.stderr.matchAll(/^error: .*?'(.+)': Permission denied$/gm)
  const found = [...splitNul(answer.stdout), ...[...closed].map((match) => match[1] ?? '')]
  return [...new Set(found)].sort(byPath)
}

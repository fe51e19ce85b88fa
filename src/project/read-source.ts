import { lstatSync, readFileSync } from 'node:fs'
import type { FileResult } from '../../transforms/model.js'
import { errorCode, errorText } from './project-error.js'
import { needles, utf16Marks } from './source-kinds.js'

/** Files above this are output of a tool, and cost more to parse than a whole project. */
const largestBytes = 1_000_000
/** No person writes a line this long. */
const longestLine = 20_000

/** What a file has to say about itself before it is parsed. */
export type SourceRead =
  /** `text` is without the byte order mark that `mark` holds; together they are the file. */
  | { readonly kind: 'text'; readonly text: string; readonly mark: '' | '\uFEFF' }
  | {
      readonly kind: 'stopped'
      readonly result: Extract<FileResult, { status: 'skipped' | 'failed' }>
    }
  /** Not there (deleted in the work tree), a link, or no file at all. */
  | { readonly kind: 'gone' }

/** Reads a source file and decides whether it can be worked on. Never throws. */
export function readSource(path: string): SourceRead {
  try {
    const found = lstatSync(path)
    // Links are not followed: what they point to is a file of its own, or none of ours.
    if (!found.isFile()) return gone
    if (found.size > largestBytes) {
      return skipped(`larger than 1 MB (${(found.size / 1_000_000).toFixed(1)} MB)`)
    }
    return decoded(readFileSync(path))
  } catch (error) {
    // A name that is not UTF-8 comes out of a listing as another name, which is not there.
    if (path.includes('\uFFFD')) return failed('the name of the file is not UTF-8')
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return gone
    return failed(
      code === 'EACCES' || code === 'EPERM' ? 'no permission to read it' : errorText(error),
    )
  }
}

const gone: SourceRead = { kind: 'gone' }
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decoded(bytes: Buffer): SourceRead {
  const utf16 = utf16Text(bytes)
  if (utf16 !== null) return holdsNeedle(utf16) ? failed('not UTF-8: it is UTF-16') : gone
  let whole: string
  try {
    whole = utf8.decode(bytes)
  } catch {
    if (isFoundByMarkOnly(bytes)) return gone
    return failed(`not UTF-8: line ${firstBadLine(bytes)} has bytes that are no character`)
  }
  const long = longLine(whole)
  if (long !== null) return skipped(`minified (line ${long} is over ${longestLine} characters)`)
  return whole.startsWith('\uFEFF')
    ? { kind: 'text', text: whole.slice(1), mark: '\uFEFF' }
    : { kind: 'text', text: whole, mark: '' }
}

function utf16Text(bytes: Buffer): string | null {
  const mark = utf16Marks.findIndex((found) => bytes.subarray(0, 2).equals(found))
  if (mark === -1) return null
  return new TextDecoder(mark === 0 ? 'utf-16le' : 'utf-16be').decode(bytes)
}

function holdsNeedle(text: string): boolean {
  return needles.some((needle) => text.includes(needle))
}

/** A file in some old encoding may hold the bytes of a mark by chance, and nothing of v5. */
function isFoundByMarkOnly(bytes: Buffer): boolean {
  return (
    utf16Marks.some((mark) => bytes.includes(Buffer.from(mark))) &&
    !holdsNeedle(bytes.toString('latin1'))
  )
}

function firstBadLine(bytes: Buffer): number {
  let line = 1
  for (let start = 0; start < bytes.length; line += 1) {
    const newline = bytes.indexOf(0x0a, start)
    const end = newline === -1 ? bytes.length : newline + 1
    try {
      utf8.decode(bytes.subarray(start, end))
    } catch {
      return line
    }
    start = end
  }
  return line
}

function longLine(text: string): number | null {
  if (text.length <= longestLine) return null
  let line = 1
  for (let start = 0; start < text.length; line += 1) {
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    if (end - start > longestLine) return line
    start = end + 1
  }
  return null
}

function skipped(reason: string): SourceRead {
  return { kind: 'stopped', result: { status: 'skipped', reason, findings: [] } }
}

function failed(reason: string): SourceRead {
  return { kind: 'stopped', result: { status: 'failed', reason, findings: [] } }
}

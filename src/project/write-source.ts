import { randomBytes } from 'node:crypto'
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { errorCode, errorText } from './project-error.js'

/**
 * Puts `after` in the place of `before`, in one step: whatever happens, at any moment, the file
 * has the old bytes or the new ones. Nothing is forced to the disk: that would cost more than all
 * else, and only a power cut could tell. Returns why it was left alone, or null when it was written.
 */
export function writeSource(path: string, before: string | null, after: string): string | null {
  if (before === null) return createSource(path, after)
  const refused = whyReadOnly(path)
  if (refused !== null) return refused
  const temporary = join(dirname(path), `.amplift-${randomBytes(6).toString('hex')}.tmp`)
  try {
    writeBeside(temporary, after, lstatSync(path))
    // As late as can be: nothing but the rename stands between this look and the new file.
    if (isChanged(path, before)) return 'changed during the run'
    renameSync(temporary, path)
    return null
  } catch (error) {
    return errorCode(error) === 'EACCES' ? 'no permission to write beside it' : errorText(error)
  } finally {
    rmSync(temporary, { force: true })
  }
}

/** Puts a new file where none may be, in one step. */
function createSource(path: string, text: string): string | null {
  try {
    mkdirSync(dirname(path), { recursive: true })
  } catch (error) {
    return `its folder could not be made: ${errorText(error)}`
  }
  const temporary = join(dirname(path), `.amplift-${randomBytes(6).toString('hex')}.tmp`)
  try {
    writeFileSync(temporary, text, { flag: 'wx' })
    // Unlike a rename, a link never takes the place of a file that came in between.
    linkSync(temporary, path)
    return null
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return 'another file came in its place during the run'
    return errorCode(error) === 'EACCES' ? 'no permission to write there' : errorText(error)
  } finally {
    rmSync(temporary, { force: true })
  }
}

/** Says why a file may not be written, or null. A dry run asks as well, so that both tell the same. */
export function whyReadOnly(path: string): string | null {
  try {
    const found = lstatSync(path)
    if (!found.isFile()) return 'changed during the run'
    // Asked of the mode as well: for the superuser every file passes the access check.
    if ((found.mode & 0o222) === 0) return 'read-only'
    accessSync(path, constants.W_OK)
    accessSync(dirname(path), constants.W_OK)
    return null
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'changed during the run'
    return errorCode(error) === 'EACCES' ? 'read-only, or in a read-only folder' : errorText(error)
  }
}

function writeBeside(temporary: string, text: string, like: Stats): void {
  const file = openSync(temporary, 'wx', like.mode)
  try {
    writeFileSync(file, text)
    fchmodSync(file, like.mode)
    keepOwner(file, like)
  } finally {
    closeSync(file)
  }
}

function keepOwner(file: number, like: Stats): void {
  try {
    fchownSync(file, like.uid, like.gid)
  } catch {
    // Only the superuser may give files away; everybody else owns what they write anyway.
  }
}

function isChanged(path: string, before: string): boolean {
  return !lstatSync(path).isFile() || !readFileSync(path).equals(Buffer.from(before))
}

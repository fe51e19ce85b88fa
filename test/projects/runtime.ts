import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { installPackedShim } from '../shim/packed-app.js'

/** The runtime as it would be on npm, for as long as a project is looked at. */
export interface PackedRuntime {
  readonly tarball: string
  remove(): void
}

/** Packs the runtime of this repository for a project that the run has left bridges in. */
export function runtimeFor(folder: string): PackedRuntime | null {
  const manifest = readFileSync(join(folder, 'package.json'), 'utf8')
  return manifest.includes('"@amplift/auth"') ? installPackedShim() : null
}

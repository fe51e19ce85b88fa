import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where this tool is installed, and which version of it. */
export interface InstalledTool {
  readonly folder: string
  readonly version: string
}

/** Finds the package that this file belongs to, built or not. */
export function installedTool(): InstalledTool {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const version = versionIn(folder)
    if (version !== null) return { folder, version }
    if (folder === dirname(folder)) throw new Error('the package.json of amplift is missing')
  }
}

function versionIn(folder: string): string | null {
  let text: string
  try {
    text = readFileSync(join(folder, 'package.json'), 'utf8')
  } catch {
    // Most folders have none; the search goes on above.
    return null
  }
  const manifest: unknown = JSON.parse(text)
  const isOurs =
    typeof manifest === 'object' &&
    manifest !== null &&
    'name' in manifest &&
    manifest.name === 'amplift' &&
    'version' in manifest
  return isOurs && typeof manifest.version === 'string' ? manifest.version : null
}

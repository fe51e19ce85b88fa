import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRow } from '../table/packages.js'
import { isRecord, parseManifest } from './manifest.js'
import { amplify, type PackageBench } from './package-bench.js'
import type { Draft } from './package-drafts.js'
import { excludes } from './version-range.js'

/** Names the installed packages of other hands that ask for a version of Amplify before 6. */
export function tellPeers(draft: Draft, folder: string, { root }: PackageBench): void {
  const row = packageRow(amplify)
  for (const { kind, name, start } of draft.entries) {
    if (kind !== 'direct' || packageRow(name) !== undefined) continue
    const wanted = amplifyWantedBy(name, [join(root, folder), root])
    if (row?.version == null || wanted === null || !excludes(wanted, row.version)) continue
    const note = `The installed version asks for aws-amplify ${wanted}: look for one that goes with 6.`
    draft.tell({ api: name, tier: 'manual', row: row.id, note, start })
  }
}

/** The range under `peerDependencies`; null where nothing is installed or nothing is asked for. */
function amplifyWantedBy(name: string, folders: readonly string[]): string | null {
  for (const folder of folders) {
    try {
      const text = readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')
      const peers = parseManifest(text)?.fields.peerDependencies
      const range = isRecord(peers) ? peers[amplify] : undefined
      return typeof range === 'string' ? range : null
    } catch {
      // Not installed there, perhaps above.
    }
  }
  return null
}

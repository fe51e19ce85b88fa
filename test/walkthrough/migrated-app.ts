import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrateProject } from '../../src/project/migrate-project.js'
import { copySample, v6Packages } from './app-folder.js'
import { byHand } from './by-hand.js'

/**
 * Moves a copy of the sample app to aws-amplify 6 as its team would: run, do what is left for a
 * person, run again for what was waiting for that. Returns its folder.
 */
export async function migrateSample(): Promise<string> {
  const folder = copySample(v6Packages)
  await run(folder)
  for (const { file, from, to } of byHand) {
    const path = join(folder, file)
    const parts = readFileSync(path, 'utf8').split(from)
    if (parts.length !== 2) throw new Error(`${file}: by-hand.ts does not fit any more:\n${from}`)
    writeFileSync(path, parts.join(to))
  }
  await run(folder)
  return folder
}

async function run(folder: string): Promise<void> {
  await migrateProject({
    paths: [folder],
    choices: { only: null, bridgeOnly: false },
    mode: 'force',
    environment: process.env,
  })
}

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { amplifyMappedUnderJest, amplifyUiUnderJest, reactNativeUnderJest } from '../table/jest.js'
import { listingOf, type PackageBench } from './package-bench.js'
import type { Draft } from './package-drafts.js'
import { valueAt } from './package-json.js'
import { isAtLeast, leastVersion } from './version-range.js'

/**
 * Sets what tests under Jest need for the versions that the run has raised, or says it where the
 * settings are code. aws-amplify 6 itself needs none: Jest 26 to 29 load it as it is.
 */
export function jestSettings(
  { folder, draft }: { readonly folder: string; readonly draft: Draft },
  { wasV5, isReactNative }: { readonly wasV5: boolean; readonly isReactNative: boolean },
  bench: PackageBench,
): void {
  if (wasV5) tellMapped(folder, draft, bench)
  if (wasV5 && isReactNative) tellReactNative(folder, draft, bench)
  const ui = listingOf(folder, '@aws-amplify/ui-react', bench.drafts)
  if (ui !== undefined && draft.isSettled(ui.path) && hasOldJest(folder, bench)) {
    mapForAmplifyUi(folder, draft, bench)
  }
}

function hasOldJest(folder: string, { drafts }: PackageBench): boolean {
  return amplifyUiUnderJest.runners.some(({ name, until }) => {
    const entry = listingOf(folder, name, drafts)
    const least = entry && leastVersion(entry.range)
    return least ? !isAtLeast(least, until) : false
  })
}

function mapForAmplifyUi(folder: string, draft: Draft, { root }: PackageBench): void {
  const { id, pattern, target, summary } = amplifyUiUnderJest
  const settings = settingsFile(root, folder)
  const written = `"${pattern}": "${target}"`
  const isElsewhere = settings !== null || /"[^"]*\bjest\b[^"]* --config\b/.test(draft.text())
  if ((settings?.text ?? draft.text()).includes('is-development')) return
  if (isElsewhere) {
    const where = settings === null ? 'its settings' : settings.name
    const note = `${summary} Add to moduleNameMapper in ${where}: ${written}`
    draft.tell({ api: 'jest', tier: 'manual', row: id, note })
  } else {
    draft.add(['jest', 'moduleNameMapper', pattern], target)
    draft.tell({ api: 'jest', tier: 'native', row: id, note: `${summary} It is mapped.` })
  }
}

/** A file that stands for a module of v5 in all tests. */
function tellMapped(folder: string, draft: Draft, { root }: PackageBench): void {
  const { id, mapping, summary } = amplifyMappedUnderJest
  for (const [, pattern, target] of settingsText(root, folder, draft)?.matchAll(mapping) ?? []) {
    const note = `${pattern} is mapped to ${target}. ${summary}`
    draft.tell({ api: 'jest', tier: 'manual', row: id, note })
  }
}

function settingsText(root: string, folder: string, draft: Draft): string | undefined {
  const own = valueAt(draft.text(), ['jest'])
  return own === undefined ? settingsFile(root, folder)?.text : JSON.stringify(own)
}

function tellReactNative(folder: string, draft: Draft, { root }: PackageBench): void {
  const { id, presets, exception, summary } = reactNativeUnderJest
  const text = settingsText(root, folder, draft)
  if (text === undefined || text.includes(exception)) return
  if (!presets.some((preset) => text.includes(preset))) return
  draft.tell({ api: 'jest', tier: 'manual', row: id, note: summary })
}

function settingsFile(root: string, folder: string): { name: string; text: string } | null {
  const names = ['js', 'ts', 'cjs', 'mjs', 'json'].map((extension) => `jest.config.${extension}`)
  const name = names.find((each) => existsSync(join(root, folder, each)))
  return name === undefined ? null : { name, text: readFileSync(join(root, folder, name), 'utf8') }
}

import { expect, test } from 'vitest'
import { folderWith } from '../setup/temporary-project.js'
import { isAboutLeftSites } from './left-sites.js'
import { CommandFailure } from './toolbox.js'

const left = `// TODO(amplift): v6 has no API\nimport { API } from 'aws-amplify'\nAPI.get('a')\n`

test('types that fail below a comment of the run are on its list', () => {
  expect(isListed('src/a.ts(2,10): error TS2305: no exported member API.')).toBe(true)
})

test('one error anywhere else is one too many', () => {
  expect(isListed('src/a.ts(2,10): error TS2305: no.', 'src/a.ts(3,1): error TS2304: no.')).toBe(
    false,
  )
})

test('a check that fails without naming a place is not on the list', () => {
  expect(isListed('error: tsc was not found')).toBe(false)
})

function isListed(...lines: string[]): boolean {
  const { root } = folderWith({ 'src/a.ts': left })
  const written = ['> tsc --noEmit', '', ...lines].join('\n')
  return isAboutLeftSites(new CommandFailure('npm run typecheck', 2, written), root)
}

import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, inject, test } from 'vitest'
import { isAboutLeftSites } from './left-sites.js'
import { filesIn, projectFixtures, replaceFolder } from './projects.js'
import { commitFolder, startRepository } from './repository.js'
import { runtimeFor } from './runtime.js'
import { serve } from './serve.js'
import { type Outcome, summaryTable } from './summary-table.js'
import { install, manifestOf, run, runScript } from './toolbox.js'
import { openVisitors, type Visitors } from './visitors.js'
import { complaintsAbout, readVisits } from './visits.js'

/** Projects of which v6 is installed and type-checked only; all others run their tests, twice. */
const onlyTypes = new Set(['angular', 'half-migrated', 'react-native', 'sveltekit'])

/** Names with commas; all when there are none. */
const chosen = (process.env.PROJECTS ?? '').split(',').filter(Boolean)

const outcomes: Outcome[] = []

const fixtures = projectFixtures().filter(
  ({ name }) => chosen.length === 0 || chosen.includes(name),
)

describe.sequential.each(fixtures)('$name', ({ name, input, visits }) => {
  const isBuilt = !onlyTypes.has(name)
  const { scripts = {} } = manifestOf(input)
  const wanted = isBuilt ? ['typecheck', 'build', 'test'] : ['typecheck']
  const seen = readVisits(visits)
  let folder = ''
  let visitors: Visitors

  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), `amplift-project-${name}-`)))
    replaceFolder(folder, filesIn(input))
    if (seen) visitors = await openVisitors(seen.pool, seen.client)
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
    await visitors?.close()
  })

  if (isBuilt) stage('v5', () => startRepository(folder))
  stage('v6', async () => {
    await (isBuilt ? commitFolder(folder) : startRepository(folder))
    const cli = join(inject('builtPackage'), 'dist/src/cli/main.js')
    await run(folder, process.execPath, [cli, 'run', '.'])
  })

  /** Installs what the project asks for after `prepare`, then runs what it checks itself with. */
  function stage(major: 'v5' | 'v6', prepare: () => Promise<unknown>): void {
    let isInstalled = false

    describe.sequential(major, () => {
      step('install', async () => {
        await prepare()
        const runtime = runtimeFor(folder)
        await install(folder, isBuilt, runtime ? [runtime.tarball] : [])
        runtime?.remove()
        isInstalled = true
      })
      for (const script of wanted.filter((script) => script in scripts)) {
        step(script, () => runScript(folder, script))
      }
      if (seen) {
        step('visit', async () => {
          const { origin, close } = await serve(folder, visitors.port)
          const complaints = await complaintsAbout(seen, origin, visitors).finally(close)
          if (complaints.length > 0) throw new Error(complaints.join('\n'))
        })
      }
    })

    function step(what: string, act: () => Promise<void>): void {
      test(what, async ({ skip }) => {
        const outcome: Outcome = { project: name, major, step: what, result: 'not run' }
        outcomes.push(outcome)
        if (what !== 'install' && !isInstalled) skip('nothing is installed')
        outcome.result = 'failed'
        try {
          await act()
          outcome.result = 'ok'
        } catch (error) {
          // Nothing fails by types where the run has said what a person has to do.
          const isListed = major === 'v6' && what === 'typecheck' && isAboutLeftSites(error, folder)
          if (!isListed) throw error
          outcome.result = 'on the list'
        }
      })
    }
  }
})

afterAll(() => {
  process.stdout.write(`\n${summaryTable(outcomes)}\n\n`)
})

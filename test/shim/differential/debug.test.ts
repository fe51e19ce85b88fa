import { writeFileSync } from 'node:fs'
import { describe, test } from 'vitest'
import { openOurs, openReal } from './doors.js'
import { groups } from './groups.js'
import { observe } from './observe.js'

const only = process.env.GROUP
describe.each(Object.entries(groups).filter(([g]) => !only || g === only))('%s', (group, list) => {
  test.each(list)('$name', async (scenario) => {
    const start = performance.now()
    const one = await observe(scenario, openReal)
    const mid = performance.now()
    const other = await observe(scenario, openOurs)
    writeFileSync(
      `/tmp/agentU/d/${group}.${scenario.name.replace(/\W+/g, '-')}.json`,
      JSON.stringify({ ms: [mid - start, performance.now() - mid], one, other }, null, 1),
    )
  })
})

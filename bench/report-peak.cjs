// Loaded into every Node process of a weighed command where GNU time is missing.
const { appendFileSync } = require('node:fs')

const file = process.env.AMPLIFT_BENCH_PEAK
if (file !== undefined) {
  process.on('exit', () => appendFileSync(file, `${process.resourceUsage().maxRSS}\n`))
}

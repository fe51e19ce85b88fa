/**
 * Measures the tool against what its users would run instead, and prints ratios. It never fails for
 * being slow; it fails when a command that it measures does.
 *
 *   node bench/run.mjs [--quick] [--runs 3] [--json figures.json]
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { compare } from './contest.mjs'
import { layOut, linesOutside, peakMemory, speedUp, timesTheCost, workRows } from './figures.mjs'
import { generateTree } from './tree.mjs'

/** @typedef {import('./contest.mjs').Contestant} Contestant */

const HERE = fileURLToPath(new URL('.', import.meta.url))
const TOOL = 'amplift run'
const REFERENCE = 'jscodeshift, reference transform'
const OWN_TRANSFORM = 'jscodeshift, our transform'
const GREP = 'git grep -l'

const USAGE = `Usage: node bench/run.mjs [options]

  --quick          200 and 2,000 files and one timed run: a look, not a result
  --files <n>      files of the tree with 20 % sites   (2000)
  --large <n>      files of the tree with 1 % sites    (20000)
  --runs <n>       timed runs of each command          (3; three times as many on the large tree)
  --seed <n>       seed of the trees                   (1)
  --dist <folder>  the build to measure                (dist)
  --json <file>    writes all figures there
  --keep           keeps the generated trees
`

const options = readOptions()
const folder = mkdtempSync(join(tmpdir(), 'amplift-bench-'))
try {
  await main()
} finally {
  if (options.keep) console.log(`The trees are in ${folder}`)
  else rmSync(folder, { recursive: true, force: true })
}

async function main() {
  const load = loadavg()[0] ?? 0
  const machine = {
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    load: Number(load.toFixed(2)),
  }
  console.log(
    `${machine.cores} cores of ${machine.cpu}, Node ${machine.node}, load ${machine.load}`,
  )

  const mixed = plant('mixed', options.files, 0.2)
  const onMixed = await compare(mixed, runnable(codemods(mixed.root)), options.runs, progress)
  const large = plant('large', options.large, 0.01)
  const onLarge = await compare(large, runnable(searches(large.root)), options.runs * 3, progress)

  const tool = onMixed.get(TOOL)
  const reference = onMixed.get(REFERENCE)
  const figures = [
    speedUp(`${mixed.files} files, 20 % with sites: ${REFERENCE}`, tool, reference, 20),
    speedUp(`the same: ${OWN_TRANSFORM}`, tool, onMixed.get(OWN_TRANSFORM), 2),
    timesTheCost(
      `${large.files} files, 1 % with sites: ${GREP}`,
      onLarge.get(TOOL),
      onLarge.get(GREP),
      10,
    ),
    peakMemory(`peak memory: ${REFERENCE}`, tool, reference),
    linesOutside('lines changed outside a site', tool, reference),
  ]
  const scores = [...onMixed.values()]
  print(figures, mixed, scores)
  if (options.json !== undefined) {
    const rest = { machine, options, figures, mixed: scores, large: [...onLarge.values()] }
    writeFileSync(options.json, `${JSON.stringify(rest, null, 2)}\n`)
  }
  const problems = [...scores, ...onLarge.values()].filter(({ problem }) => problem !== null)
  if (problems.length > 0) process.exitCode = 1
}

/**
 * @param {string} root
 * @returns {Contestant[]}
 */
function codemods(root) {
  const jscodeshift = createRequire(import.meta.url).resolve('jscodeshift/bin/jscodeshift.js')
  /** @param {string} transform */
  const shift = (transform) => ({
    program: process.execPath,
    args: [
      jscodeshift,
      '-t',
      transform,
      '--extensions=js,jsx,ts,tsx',
      '--parser=tsx',
      '--fail-on-error',
      'src',
    ],
    cwd: root,
  })
  return [
    toolOn(root),
    { name: REFERENCE, command: shift(join(HERE, 'reference-transform.cjs')) },
    { name: OWN_TRANSFORM, command: shift(join(options.dist, 'transforms/auth.js')) },
  ]
}

/**
 * @param {string} root
 * @returns {Contestant[]}
 */
function searches(root) {
  return [
    toolOn(root),
    { name: GREP, command: { program: 'git', args: ['grep', '-l', 'aws-amplify'], cwd: root } },
  ]
}

/**
 * @param {string} root
 * @returns {Contestant}
 */
function toolOn(root) {
  const args = [join(options.dist, 'src/cli/main.js'), 'run', '--no-types', '--force', '.']
  return { name: TOOL, command: { program: process.execPath, args, cwd: root } }
}

/**
 * Leaves out what is not built, and says so: the rest is still worth a figure.
 *
 * @param {readonly Contestant[]} contestants
 */
function runnable(contestants) {
  return contestants.filter(({ name, command }) => {
    const missing = command.args.find((arg) => arg.startsWith(options.dist) && !existsSync(arg))
    if (missing !== undefined) progress(`${name}: not measured, ${missing} is not built`)
    return missing === undefined
  })
}

/**
 * @param {string} name
 * @param {number} files
 * @param {number} share
 */
function plant(name, files, share) {
  const tree = generateTree({ out: join(folder, name), files, share, seed: options.seed })
  const { filesWithSites, calls } = tree
  const size = (tree.bytes / 1e6).toFixed(1)
  progress(`${files} files, ${size} MB, ${filesWithSites} with ${calls} calls of v5 Auth`)
  return tree
}

/**
 * @param {readonly import('./figures.mjs').Figure[]} figures
 * @param {import('./tree.mjs').Tree} tree
 * @param {readonly import('./contest.mjs').Score[]} scores
 */
function print(figures, tree, scores) {
  const rows = figures.map((each) => [
    each.what,
    each.ours,
    each.reference,
    each.ratio,
    each.target,
    each.verdict,
  ])
  console.log(`\n${layOut([['against', 'amplift', 'reference', 'ratio', 'target', ''], ...rows])}`)
  const heading = [
    'what each did to the tree',
    'runs',
    'files',
    'new files',
    'calls moved',
    'lines',
    'outside a site',
  ]
  console.log(`\n${layOut([heading, ...workRows(tree, scores)])}`)
  const strays = scores.find(({ name }) => name === TOOL)?.changes?.examples ?? []
  if (strays.length > 0) console.log(`\noutside a site, first places: ${strays.join(', ')}`)
}

/** @param {string} note */
function progress(note) {
  process.stderr.write(`${note}\n`)
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      files: { type: 'string' },
      large: { type: 'string' },
      runs: { type: 'string' },
      seed: { type: 'string', default: '1' },
      dist: { type: 'string', default: join(HERE, '../dist') },
      json: { type: 'string' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(USAGE)
    process.exit(0)
  }
  return {
    files: wholeNumber('files', values.files ?? (values.quick ? '200' : '2000')),
    large: wholeNumber('large', values.large ?? (values.quick ? '2000' : '20000')),
    runs: wholeNumber('runs', values.runs ?? (values.quick ? '1' : '3')),
    seed: wholeNumber('seed', values.seed),
    dist: resolve(values.dist),
    json: values.json,
    keep: values.keep,
  }
}

/**
 * @param {string} name
 * @param {string} text
 */
function wholeNumber(name, text) {
  if (!/^[1-9]\d*$/.test(text)) throw new TypeError(`--${name} wants a whole number, not ${text}`)
  return Number(text)
}

/**
 * Writes a tree that looks like a product team's React code base, the same one for the same options,
 * and makes it a git repository with one commit.
 *
 *   node bench/tree.mjs --out /tmp/app --files 2000 --share 0.2 --seed 1
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { appFiles } from './tree/app-files.mjs'
import { startRandom } from './tree/random.mjs'
import { writeSourceFile } from './tree/source-file.mjs'
import { lowerFirst, NOUNS } from './tree/words.mjs'

/** @typedef {import('./tree/source-file.mjs').GeneratedFile} GeneratedFile */

/**
 * @typedef {object} TreeOptions
 * @property {string} out A folder that is empty or does not exist yet.
 * @property {number} files How many source files.
 * @property {number} share Share of the source files that use v5 Auth, from 0 to 1.
 * @property {number} seed
 */

/**
 * @typedef {object} Tree
 * @property {string} root
 * @property {number} files Source files.
 * @property {number} bytes Of the source files.
 * @property {number} filesWithSites
 * @property {number} calls Calls of v5 Auth.
 * @property {ReadonlyMap<string, ReadonlySet<number>>} sites Path -> 1-based lines that a migration may touch.
 */

const FILES_PER_FOLDER = 25

/**
 * Generates the tree on disk.
 *
 * @param {TreeOptions} options
 * @returns {Tree}
 */
export function generateTree({ out, files, share, seed }) {
  const root = resolve(out)
  mkdirSync(root, { recursive: true })
  if (readdirSync(root).length > 0) throw new TypeError(`${root} is not empty`)
  /** @type {Map<string, ReadonlySet<number>>} */
  const sites = new Map()
  const totals = { files: 0, bytes: 0, filesWithSites: 0, calls: 0 }
  for (const file of sourceFiles({ files, share, seed })) {
    write(root, file)
    totals.files += 1
    totals.bytes += Buffer.byteLength(file.text)
    totals.filesWithSites += file.sites.length > 0 ? 1 : 0
    totals.calls += file.calls
    sites.set(file.path, new Set(file.sites))
  }
  for (const file of appFiles()) {
    write(root, file)
    sites.set(file.path, new Set(file.sites))
  }
  commit(root)
  return { root, ...totals, sites }
}

/**
 * Exactly `files * share` files have sites, spread evenly over the folders.
 *
 * @param {Omit<TreeOptions, 'out'>} options
 * @returns {Generator<GeneratedFile>}
 */
function* sourceFiles({ files, share, seed }) {
  for (let index = 0; index < files; index += 1) {
    const random = startRandom(seed, index)
    const folderNumber = Math.floor(index / FILES_PER_FOLDER)
    const noun = /** @type {string} */ (NOUNS[folderNumber % NOUNS.length])
    const folder = `src/features/${lowerFirst(noun)}-${folderNumber + 1}`
    const name = `${noun}${random.pick(['View', 'Page', 'Service', 'State', 'Editor'])}${index + 1}`
    const withSites = Math.floor((index + 1) * share) > Math.floor(index * share)
    yield writeSourceFile({ random, folder, name, withSites })
  }
}

/**
 * @param {string} root
 * @param {{ path: string, text: string }} file
 */
function write(root, { path, text }) {
  const target = join(root, path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, text)
}

/**
 * One pack instead of thousands of loose objects, so that no tool pays for walking them.
 *
 * @param {string} root
 */
function commit(root) {
  /** @param {string[]} args */
  const git = (...args) =>
    execFileSync('git', args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  git('init', '-q', '-b', 'main')
  git('config', 'user.name', 'bench')
  git('config', 'user.email', 'bench@example.invalid')
  git('config', 'core.autocrlf', 'false')
  git('config', 'gc.auto', '0')
  git('config', 'commit.gpgsign', 'false')
  git('add', '-A')
  git('commit', '-q', '-m', 'The app before the migration')
  git('repack', '-a', '-d', '-q')
  git('prune-packed', '-q')
}

function main() {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      files: { type: 'string', default: '2000' },
      share: { type: 'string', default: '0.2' },
      seed: { type: 'string', default: '1' },
    },
  })
  if (values.out === undefined) throw new TypeError('--out <folder> is missing')
  const tree = generateTree({
    out: values.out,
    files: Number(values.files),
    share: Number(values.share),
    seed: Number(values.seed),
  })
  const { root, files, bytes, filesWithSites, calls } = tree
  console.log(JSON.stringify({ root, files, bytes, filesWithSites, calls }, null, 2))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main()

import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const shim = fileURLToPath(new URL('../../shim', import.meta.url))

/** What a page downloads of the runtime. */
export interface Bundle {
  /** Minified and compressed, in bytes. */
  readonly size: number
  /** Bytes of the minified text by the module that they come from, the largest first. */
  readonly modules: ReadonlyMap<string, number>
}

/** Bundles a page that uses these names of the door, or all. */
export function bundle(names: readonly string[] | '*'): Promise<Bundle> {
  const what = names === '*' ? '*' : `{ ${names} }`
  return bundleOf(`export ${what} from './index.js'`, shim)
}

/** Bundles code of an app that lies in a folder, as bundlers for browsers do, or for Node. */
export async function bundleOf(
  code: string,
  folder: string,
  platform: 'browser' | 'node' = 'browser',
): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: folder },
    outfile: 'page.js',
    bundle: true,
    minify: true,
    format: 'esm',
    platform,
    target: 'es2020',
    legalComments: 'none',
    logLevel: 'error',
    metafile: true,
    write: false,
  })
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs))
  const modules = inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path, { bytesInOutput }]) => [path.replace(/^shim\//, ''), bytesInOutput] as const)
    .sort(([, one], [, other]) => other - one)
  const text = outputFiles[0]?.text ?? ''
  return { size: gzipSync(text, { level: 9 }).length, modules: new Map(modules) }
}

import { join } from 'node:path'
import { build } from 'vite'

/**
 * Builds an app with its own Vite configuration, as `vite build` in its folder does, and returns the
 * folder with the pages.
 */
export async function buildApp(folder: string): Promise<string> {
  const before = process.env.NODE_ENV
  // Vite takes the test runner's word for it otherwise, and builds for development.
  process.env.NODE_ENV = 'production'
  try {
    await build({
      root: folder,
      logLevel: 'error',
      // An install of one major has one core. Beside another major, each package has its own below
      // it, and Hub would be two.
      resolve: { dedupe: ['@aws-amplify/core'] },
    })
  } finally {
    process.env.NODE_ENV = before
  }
  return join(folder, 'dist')
}

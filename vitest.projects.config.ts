import type { ViteUserConfig } from 'vitest/config'

// Installs, builds and tests whole projects with two majors of Amplify: minutes, and the network.
const config: ViteUserConfig = {
  test: {
    include: ['test/projects/**/*.slow.ts'],
    globalSetup: ['test/setup/build.ts'],
    setupFiles: ['test/setup/environment.ts'],
    testTimeout: 15 * 60_000,
    hookTimeout: 5 * 60_000,
    fileParallelism: false,
    reporters: ['verbose'],
  },
}

export default config

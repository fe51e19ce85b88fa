import type { ViteUserConfig } from 'vitest/config'

const config: ViteUserConfig = {
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/setup/build.ts'],
    setupFiles: ['test/setup/environment.ts'],
    // Several files start processes; on a small machine the first one waits for the others.
    testTimeout: 60_000,
    // One worker less than there are cores would be one, on a machine with two.
    maxWorkers: 2,
  },
}

export default config

import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { CommandFailure, environment } from './toolbox.js'

/** A project while its `start` script runs. */
export interface Served {
  readonly origin: string
  close(): Promise<void>
}

/** Asks the local Cognito wherever a server asks AWS. */
const localAws = fileURLToPath(new URL('local-aws.cjs', import.meta.url))

/**
 * Starts what a project has built. All that it asks of AWS is answered at a port of this machine.
 *
 * @throws CommandFailure when it ends before it says where it is.
 */
export async function serve(folder: string, awsPort: number): Promise<Served> {
  const child = spawn('npm', ['run', 'start'], {
    cwd: folder,
    env: {
      ...environment(),
      PORT: '0',
      NODE_OPTIONS: `--require ${JSON.stringify(localAws)}`,
      LOCAL_AWS_PORT: String(awsPort),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: npm does not hand on what ends it.
    detached: true,
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  let written = ''
  const address = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8')
      stream.on('data', (text: string) => {
        written += text
        const port = /http:\/\/[^\s/:]+:(\d+)/.exec(written)?.[1]
        if (port) resolve(`http://localhost:${port}`)
      })
    }
  })
  const failed = ended.then((code) => {
    throw new CommandFailure('npm run start', code, written)
  })
  const origin = await Promise.race([address, failed])
  failed.catch(() => undefined)
  return {
    origin,
    close: async () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid)
      await ended
    },
  }
}

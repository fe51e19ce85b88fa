import { parseArgs } from 'node:util'

/** What was asked for on the command line. */
export interface CommandArguments {
  readonly port: number
  readonly hostedUiPort: number | false
  readonly host: string | undefined
  readonly seed: string | undefined
  readonly state: string | undefined
  readonly certificates: string | undefined
  readonly verbose: boolean
  readonly help: boolean
}

export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export const USAGE = `Usage: amplift-cognito [options]

Starts a local Amazon Cognito and prints the configs for Amplify v5 and v6.

  --port <n>            port of the API (default 9229; 0 takes a free one)
  --hosted-ui-port <n>  port of the Hosted UI over https (default 9230)
  --no-hosted-ui        no Hosted UI, no certificate
  --host <address>      where to listen (default 127.0.0.1: this machine only)
  --seed <file>         pools, app clients and users, as JSON
  --state <file>        keep everything in this file between starts; wins over the seed
  --certificates <dir>  where the certificate of the Hosted UI is kept
  --verbose             show each request
  --help                this text`

export function readArguments(args: readonly string[]): CommandArguments {
  const { values } = parse(args)
  return {
    port: readPort('port', values.port ?? '9229'),
    hostedUiPort:
      values['no-hosted-ui'] === true
        ? false
        : readPort('hosted-ui-port', values['hosted-ui-port'] ?? '9230'),
    host: values.host,
    seed: values.seed,
    state: values.state,
    certificates: values.certificates,
    verbose: values.verbose === true,
    help: values.help === true,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        'hosted-ui-port': { type: 'string' },
        'no-hosted-ui': { type: 'boolean' },
        host: { type: 'string' },
        seed: { type: 'string' },
        state: { type: 'string' },
        certificates: { type: 'string' },
        verbose: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

function readPort(name: string, text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new UsageError(`--${name} takes a number from 0 to 65535, not ${text}.`)
}

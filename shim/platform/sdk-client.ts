import type * as sdk from '@aws-sdk/client-cognito-identity-provider'
import { readAnswer } from './answer.js'
import type { Client, ClientOptions, Input, Operation, Output } from './client.js'
import { networkFailure } from './failures.js'
import type { Clock } from './platform.js'
import { retrying } from './retry.js'

type Sdk = typeof sdk
type SdkClient = sdk.CognitoIdentityProviderClient
type Stack = SdkClient['middlewareStack']

interface OpenSdk {
  readonly sdk: Sdk
  readonly client: SdkClient
}

/**
 * The client of the AWS SDK, which Node has and pages do not: it knows proxies, agents and regions.
 * It is loaded at the first call. What it throws, and how often it tries, is as of the other client.
 *
 * A server opens a client for each request; those of one endpoint share their connections. The SDK
 * keeps nothing of a user: no call is signed.
 *
 * @example
 * const open = sdkClient({ clock: systemClock })
 * const client = open({ endpoint: 'https://cognito-idp.eu-west-1.amazonaws.com', region: 'eu-west-1' })
 * await client.call('GetUser', { AccessToken })
 */
export function sdkClient({
  clock,
}: {
  readonly clock: Clock
}): (options: ClientOptions) => Client {
  const opened = new Map<string, Promise<OpenSdk>>()
  function openOnce({ endpoint, region }: ClientOptions): Promise<OpenSdk> {
    const key = `${region} ${endpoint}`
    const open = opened.get(key) ?? openSdk(endpoint, region)
    opened.set(key, open)
    return open
  }
  return (options) => ({
    async call(name, input) {
      const { sdk, client } = await openOnce(options)
      const headers = await options.headers?.()
      return retrying(() => send(client, commandOf(sdk, name, input, headers)), clock)
    },
  })
}

async function openSdk(endpoint: string, region: string): Promise<OpenSdk> {
  const sdk = await import('@aws-sdk/client-cognito-identity-provider')
  const client = new sdk.CognitoIdentityProviderClient({ endpoint, region, maxAttempts: 1 })
  readAnswersOurselves(client, endpoint)
  return { sdk, client }
}

/** A command of the SDK, whose own types know what it answers. */
type AnyCommand = Parameters<SdkClient['send']>[0]

function commandOf<Name extends Operation>(
  sdk: Sdk,
  name: Name,
  input: Input<Name>,
  headers: Readonly<Record<string, string>> = {},
): AnyCommand {
  const Command = sdk[`${name}Command`] as unknown as new (input: Input<Name>) => AnyCommand
  const command = new Command(input)
  const stack = command.middlewareStack as unknown as Stack
  stack.add(
    (next) => (args) => {
      const { request } = args as { request: { headers: Record<string, string> } }
      Object.assign(request.headers, headers)
      return next(args)
    },
    { step: 'build', name: 'amplift-headers' },
  )
  return command
}

async function send<Name extends Operation>(
  client: SdkClient,
  command: AnyCommand,
): Promise<Output<Name>> {
  const { $metadata, ...output } = await client.send(command)
  return output as unknown as Output<Name>
}

/** An answer as the handlers of the SDK give it. */
interface SdkResponse {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  body: unknown
}

/**
 * Reads each answer before the SDK does: it would quote in its errors what it cannot read, and call
 * refusals that have no name by names of its own.
 */
function readAnswersOurselves({ config, middlewareStack }: SdkClient, endpoint: string): void {
  middlewareStack.add(
    (next) => async (args) => {
      const { result, bytes } = await readWhole().catch((cause) => {
        throw networkFailure(endpoint, cause)
      })
      const { statusCode, headers } = result.response as SdkResponse
      const body = new TextDecoder().decode(bytes)
      readAnswer({ status: statusCode, headers, body }, endpoint)
      return result

      async function readWhole() {
        const result = await next(args)
        const response = result.response as SdkResponse
        const bytes = await config.streamCollector(response.body)
        response.body = bytes
        return { result, bytes }
      }
    },
    { step: 'deserialize', priority: 'low', name: 'amplift-answers' },
  )
}

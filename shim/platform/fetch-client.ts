import { readAnswer } from './answer.js'
import type { Client, ClientOptions, Input, Operation, Output } from './client.js'
import { networkFailure } from './failures.js'
import type { Clock, HttpRequest, HttpResponse } from './platform.js'
import { retrying } from './retry.js'

/** What the client needs from its host. */
export interface FetchClientHost {
  readonly send: (request: HttpRequest) => Promise<HttpResponse>
  readonly clock: Clock
}

/**
 * The client that speaks the service's JSON protocol itself, over `fetch`: small enough for pages.
 * It sends the headers that v5 and v6 have in common; those of the SDK would have to be allowed by
 * each endpoint that an app puts before Cognito.
 *
 * @example
 * const open = fetchClient({ send: sendByFetch, clock: systemClock })
 * const client = open({ endpoint: 'https://cognito-idp.eu-west-1.amazonaws.com', region: 'eu-west-1' })
 * await client.call('GetUser', { AccessToken })
 */
export function fetchClient({ send, clock }: FetchClientHost): (options: ClientOptions) => Client {
  return ({ endpoint, headers }) => {
    async function attempt<Name extends Operation>(request: HttpRequest): Promise<Output<Name>> {
      const response = await send(request).catch((cause) => {
        throw networkFailure(endpoint, cause)
      })
      return readAnswer(response, endpoint) as unknown as Output<Name>
    }
    return {
      async call<Name extends Operation>(name: Name, input: Input<Name>) {
        const request = write(name, input, endpoint, await headers?.())
        return retrying(() => attempt<Name>(request), clock)
      },
    }
  }
}

function write<Name extends Operation>(
  name: Name,
  input: Input<Name>,
  endpoint: string,
  more: Readonly<Record<string, string>> = {},
): HttpRequest {
  return {
    url: `${endpoint.replace(/\/$/, '')}/`,
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${name}`,
      'cache-control': 'no-store',
      ...more,
    },
    body: JSON.stringify(input),
  }
}

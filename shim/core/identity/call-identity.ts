import type { HttpResponse } from '../../platform/platform.js'
import type { Engine } from '../engine.js'
import { Fault } from '../fault.js'
import { refusalOf } from '../refusals.js'

/** The operations of an identity pool that the engine calls: what each one takes and answers. */
interface IdentityOperations {
  GetId: {
    input: { IdentityPoolId: string; Logins: Logins }
    output: { IdentityId?: string }
  }
  GetCredentialsForIdentity: {
    input: { IdentityId: string; Logins?: Logins }
    output: {
      IdentityId?: string
      Credentials?: {
        AccessKeyId?: string
        SecretKey?: string
        SessionToken?: string
        /** Seconds since 1970. */
        Expiration?: number
      }
    }
  }
}

/** Who vouches for somebody: an id token by the name of who has issued it. */
export type Logins = Readonly<Record<string, string>>

type IdentityOperation = keyof IdentityOperations
type Output<Name extends IdentityOperation> = IdentityOperations[Name]['output']

/** How often a call is tried, as with the user pool. */
const ATTEMPTS = 3

/**
 * Calls an operation of the identity pool. What may succeed later is tried three times.
 *
 * @throws Fault the service's own names where it refuses, `NetworkError` where nothing came back
 */
export async function callIdentity<Name extends IdentityOperation>(
  engine: Engine,
  endpoint: string,
  name: Name,
  input: IdentityOperations[Name]['input'],
): Promise<Output<Name>> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await send(engine, endpoint, name, input)
    } catch (error) {
      const refusal = refusalOf(error)
      if (attempts === ATTEMPTS || !mayPass(refusal)) throw refusal
      await engine.platform.clock.wait(100 * 2 ** attempts)
    }
  }
}

async function send<Name extends IdentityOperation>(
  { platform }: Engine,
  endpoint: string,
  name: Name,
  input: IdentityOperations[Name]['input'],
): Promise<Output<Name>> {
  const request = {
    url: `${endpoint}/`,
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityService.${name}`,
      'cache-control': 'no-store',
    },
    body: JSON.stringify(input),
  } as const
  const response = await platform.send(request).catch((cause: unknown) => {
    throw new Fault({ ...networkError, cause })
  })
  return read(response)
}

const networkError = {
  name: 'NetworkError',
  message: 'A network error has occurred.',
  recovery: 'Check the connection and try again.',
}

function read<Answer>({ status, headers, body }: HttpResponse): Answer {
  const answer = parse(body)
  if (status < 300 && answer !== null) return answer as Answer
  const type = headers['x-amzn-errortype'] ?? answer?.__type ?? answer?.code
  // `prefix#NotAuthorizedException:https://…`
  const name = typeof type === 'string' ? (type.split(':')[0]?.split('#').pop() ?? '') : ''
  const message = answer?.message ?? answer?.Message
  throw new Fault({
    name: name === '' ? 'Unknown' : name,
    message: typeof message === 'string' ? message : 'An unknown error has occurred.',
    recovery: 'See the message, and the settings of the identity pool.',
    metadata: { httpStatusCode: status },
  })
}

function parse(body: string): Record<string, unknown> | null {
  try {
    const answer: unknown = JSON.parse(body)
    return typeof answer === 'object' ? (answer as Record<string, unknown> | null) : null
  } catch {
    // A proxy's page is no answer; the status says the rest.
    return null
  }
}

function mayPass({ name, metadata }: Fault): boolean {
  const status = metadata?.httpStatusCode ?? 0
  const isBusy = /^(TooManyRequests|LimitExceeded|Throttl)/.test(name)
  return name === 'NetworkError' || isBusy || status === 429 || status >= 500
}

/** An answer as it came over the wire. */
export interface WireAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: Readonly<Record<string, unknown>>
}

const PREFIX = {
  pool: 'AWSCognitoIdentityProviderService',
  identity: 'AWSCognitoIdentityService',
} as const

/** Posts what no client library would: any operation with any body. */
export async function post(
  url: string,
  operation: string,
  body: unknown,
  service: keyof typeof PREFIX = 'pool',
): Promise<WireAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `${PREFIX[service]}.${operation}`,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  }
}

/** The name of the error as both generations of Amplify read it: one the header, one the body. */
export function errorType({ headers, body }: WireAnswer): string {
  const inHeader = (headers.get('x-amzn-errortype') ?? '').split(':')[0]
  const inBody = String(body.__type ?? '')
    .split('#')
    .pop()
  if (inHeader !== inBody) return `header ${inHeader}, body ${inBody}`
  return inBody ?? ''
}

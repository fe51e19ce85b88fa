import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { CognitoError, isCognitoError } from '../core/errors.js'
import type { World } from '../core/model.js'
import type { Operation } from '../operations/operations.js'
import { DROPPED, type HttpOutcome, type HttpReply, type HttpRequest } from './exchange.js'
import type { Faults } from './faults.js'
import type { Transcript, TranscriptEntry } from './transcript.js'

/** The two JSON services, by what stands before the dot in `x-amz-target`. */
export type Services = Readonly<
  Record<
    string,
    {
      readonly service: 'cognito-idp' | 'cognito-identity'
      readonly operations: Readonly<Record<string, Operation>>
    }
  >
>

export interface JsonApi {
  readonly world: World
  readonly services: Services
  readonly faults: Faults
  readonly transcript: Transcript
}

type Input = Readonly<Record<string, unknown>>

interface Target {
  readonly service: TranscriptEntry['service']
  readonly name: string
  readonly operation: Operation
}

interface Call extends Target {
  readonly input: Input
  readonly context: Parameters<Operation>[2]
}

const CONTENT_TYPE = 'application/x-amz-json-1.1'

/** Answers a POST of the AWS JSON protocol. Every refusal is a 400, as clients retry a 500. */
export async function answerJson(api: JsonApi, request: HttpRequest): Promise<HttpOutcome> {
  const context = {
    requestId: randomUUID(),
    userAgent: request.headers['x-amz-user-agent'] ?? request.headers['user-agent'],
  }
  let call: Call
  try {
    call = { ...findTarget(api.services, request), input: parseInput(request), context }
  } catch (error) {
    return refuse(error, context.requestId)
  }
  const outcome = await perform(api, call)
  api.transcript.record({
    ...context,
    at: api.world.clock.now(),
    service: call.service,
    operation: call.name,
    input: call.input,
    status: outcome === DROPPED ? 0 : outcome.status,
    result: describe(outcome),
  })
  return outcome
}

async function perform(api: JsonApi, call: Call): Promise<HttpOutcome> {
  const { context, input } = call
  const { delay, drop, refusal } = api.faults.strike(call.name, input)
  if (delay > 0) await wait(delay)
  if (drop === 'before') return DROPPED
  try {
    if (refusal !== undefined) {
      throw new CognitoError(refusal.type, refusal.message, refusal.status)
    }
    const output = await call.operation(api.world, input, context)
    return drop === 'after' ? DROPPED : accept(output, context.requestId, api.world)
  } catch (error) {
    return drop === 'after' ? DROPPED : refuse(error, context.requestId)
  }
}

function findTarget(services: Services, request: HttpRequest): Target {
  const target = request.headers['x-amz-target'] ?? ''
  const [prefix = '', name = ''] = target.split('.')
  const service = Object.hasOwn(services, prefix) ? services[prefix] : undefined
  const known = service !== undefined && Object.hasOwn(service.operations, name)
  const operation = known ? service.operations[name] : undefined
  if (service === undefined || operation === undefined || !isAmazonJson(request)) {
    throw new CognitoError('UnknownOperationException')
  }
  return { service: service.service, name, operation }
}

function isAmazonJson(request: HttpRequest): boolean {
  return /^application\/x-amz-json-1\.[01]\b/.test(request.headers['content-type'] ?? '')
}

function parseInput(request: HttpRequest): Input {
  const text = new TextDecoder().decode(request.body)
  let value: unknown
  try {
    value = text === '' ? {} : JSON.parse(text)
  } catch (cause) {
    throw Object.assign(new CognitoError('SerializationException'), { cause })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CognitoError('SerializationException')
  }
  return value as Input
}

function accept(output: object, requestId: string, world: World): HttpReply {
  return {
    status: 200,
    headers: {
      'content-type': CONTENT_TYPE,
      'x-amzn-requestid': requestId,
      date: new Date(world.clock.now()).toUTCString(),
    },
    body: JSON.stringify(output),
  }
}

function refuse(error: unknown, requestId: string): HttpReply {
  const refusal = isCognitoError(error)
    ? error
    : new CognitoError('InternalErrorException', String(error), 500)
  return {
    status: refusal.status,
    headers: {
      'content-type': CONTENT_TYPE,
      'x-amzn-requestid': requestId,
      'x-amzn-errortype': `${refusal.type}:`,
      'x-amzn-errormessage': headerSafe(refusal.message),
    },
    body: JSON.stringify({ __type: refusal.type, message: refusal.message }),
  }
}

/** A message may quote what a client sent, and a header takes printable ASCII only. */
function headerSafe(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?')
}

function describe(outcome: HttpOutcome): string {
  if (outcome === DROPPED) return DROPPED
  const body = JSON.parse(outcome.body) as { __type?: string; ChallengeName?: string }
  return body.__type ?? body.ChallengeName ?? 'ok'
}

import type { IncomingMessage } from 'node:http'

/** Far above any call that a client makes, far below what would hurt the host. */
const LIMIT = 256 * 1024
/** How much of an oversized body is read and thrown away, so that the client can read the refusal. */
const DRAIN_LIMIT = 16 * LIMIT

export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError'
}

/** Reads a request body of bounded size. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= LIMIT) chunks.push(chunk)
    else if (size > DRAIN_LIMIT) break
  }
  if (size > LIMIT) throw new BodyTooLargeError(`The request is larger than ${LIMIT} bytes.`)
  return Buffer.concat(chunks)
}

import { existsSync, readFileSync } from 'node:fs'
import type { VisitorName, Visitors } from './visitors.js'

/** What people see of a project that is served, on either major. */
export interface Visits {
  /** The user pool and the app client that the project is configured with. */
  readonly pool: string
  readonly client: string
  readonly visits: readonly Visit[]
}

/** One request, and what has to come back. */
export interface Visit {
  readonly visitor: VisitorName
  /** Default `GET`. */
  readonly method?: string
  readonly path: string
  readonly status: number
  /** Where the answer sends a browser, without the origin; it sends it nowhere when left out. */
  readonly location?: string
  /** What is in the body. */
  readonly text?: string
}

/** Reads `visits.json` of a project; null for those that are not served. */
export function readVisits(path: string): Visits | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Visits) : null
}

/** Makes all visits, one after another; says of each what is wrong with its answer. */
export async function complaintsAbout(
  { visits }: Visits,
  origin: string,
  { cookieOf }: Visitors,
): Promise<string[]> {
  const complaints: string[] = []
  for (const visit of visits) {
    const { visitor, method = 'GET', path, ...expected } = visit
    const wrong = await differences(visit, origin, cookieOf(visitor))
    if (wrong.length === 0) continue
    complaints.push(
      `${method} ${path} by one who is ${visitor}: ${wrong.join(', ')}; expected ${JSON.stringify(expected)}`,
    )
  }
  return complaints
}

async function differences(visit: Visit, origin: string, cookie: string): Promise<string[]> {
  const { method = 'GET', path, status, location = null, text = '' } = visit
  const headers = cookie === '' ? {} : { cookie }
  const answer = await fetch(new URL(path, origin), { method, headers, redirect: 'manual' })
  const body = await answer.text()
  const target = answer.headers.get('location')
  const url = target === null ? null : new URL(target, origin)
  const seenLocation = url && `${url.pathname}${url.search}`
  return [
    ...(answer.status === status ? [] : [`status ${answer.status}`]),
    ...(seenLocation === location ? [] : [`location ${target}`]),
    ...(body.includes(text) ? [] : [`body ${body}`]),
  ]
}

/** What answers in the place of the service. */
export interface Answer {
  readonly status: number
  readonly body: string
  readonly headers?: Readonly<Record<string, string>>
  /** How many requests are answered so; one where nothing is said. */
  readonly times?: number
}

/** A request that something else than the service has answered. */
export interface Diverted {
  readonly operation: string
  readonly input: unknown
  readonly status: number
  readonly result: string
}

/** Where the sign-in pages of the user pool are. */
export const PAGES = 'sign-in.example.com'

/** The network between a page and the service: a proxy may sit in it. */
export interface Network {
  /** Asks as a browser does that goes to a page: it does not follow redirects by itself. */
  visit(url: string): Promise<Response>
  /** Origins that were asked since the last time that it was asked, but for the service's own. */
  origins(): readonly string[]
  /** Answers the next calls of an operation. */
  answer(operation: string, answer: Answer): void
  /** Waits until no request is under way, and none is about to begin. */
  quiet(): Promise<void>
  /** What was answered here since the last time that it was asked. */
  diverted(): readonly Diverted[]
  end(): void
}

const { setTimeout: patient } = globalThis

/** Puts itself in the place of `fetch`: names of AWS and of the sign-in pages lead to the service. */
export function openNetwork(service: string): Network {
  const { fetch } = globalThis
  const origins = new Set<string>()
  const ask: typeof fetch = (target, init) => {
    const url = new URL(String(target))
    if (url.origin === service) return fetch(target, init)
    origins.add(url.origin)
    return fetch(`${service}${url.pathname}${url.search}`, init)
  }
  const answers: { readonly operation: string; readonly answer: Answer; left: number }[] = []
  const diverted: Diverted[] = []
  let open = 0
  const pass: typeof fetch = async (target, init) => {
    const operation = operationOf(target, init)
    const found = answers.find((each) => each.operation === operation && each.left > 0)
    if (found === undefined) return ask(target, init)
    found.left -= 1
    const { status, body, headers } = found.answer
    const text = String(init?.body)
    const input: unknown = text.startsWith('{') ? JSON.parse(text) : text
    diverted.push({ operation, input, status, result: 'answered by somebody else' })
    return new Response(body, { status, headers: { ...headers } })
  }
  globalThis.fetch = async (...request) => {
    open += 1
    try {
      return await pass(...request)
    } finally {
      open -= 1
    }
  }
  return {
    visit: (url) => ask(url, { redirect: 'manual' }),
    origins: () => {
      const asked = [...origins].sort()
      origins.clear()
      return asked
    },
    answer: (operation, answer) =>
      void answers.push({ operation, answer, left: answer.times ?? 1 }),
    async quiet() {
      // Its answer is read after it came, and the next request begins then.
      for (let rounds = 0; rounds < 2; rounds = open > 0 ? 0 : rounds + 1) {
        await new Promise((resolve) => void patient(resolve, 2))
      }
    },
    diverted: () => diverted.splice(0),
    end: () => {
      globalThis.fetch = fetch
    },
  }
}

/** An operation such as `InitiateAuth`, or a path such as `/oauth2/token`. */
function operationOf(target: unknown, init: RequestInit | undefined): string {
  const operation = new Headers(init?.headers).get('x-amz-target')?.split('.').at(-1)
  return operation ?? new URL(String(target)).pathname
}

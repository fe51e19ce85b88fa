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

/** The network between a page and the service: a proxy may sit in it. */
export interface Network {
  /** Answers the next calls of an operation. */
  answer(operation: string, answer: Answer): void
  /** Waits until no request is under way, and none is about to begin. */
  quiet(): Promise<void>
  /** What was answered here since the last time that it was asked. */
  diverted(): readonly Diverted[]
  end(): void
}

const { setTimeout: patient } = globalThis

/** Puts itself in the place of `fetch`. */
export function openNetwork(): Network {
  const { fetch } = globalThis
  const answers: { readonly operation: string; readonly answer: Answer; left: number }[] = []
  const diverted: Diverted[] = []
  let open = 0
  const pass: typeof fetch = async (target, init) => {
    const operation = operationOf(init)
    const found = answers.find((each) => each.operation === operation && each.left > 0)
    if (found === undefined) return fetch(target, init)
    found.left -= 1
    const { status, body, headers } = found.answer
    const input: unknown = JSON.parse(String(init?.body))
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

function operationOf(init: RequestInit | undefined): string {
  const target = new Headers(init?.headers).get('x-amz-target') ?? ''
  return target.split('.').at(-1) ?? ''
}

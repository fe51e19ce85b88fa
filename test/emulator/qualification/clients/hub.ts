interface Bus {
  listen(
    channel: 'auth',
    callback: (capsule: { readonly payload: { readonly event: string } }) => void,
  ): unknown
}

/** The first event of a name on either Hub, as a promise; `_failure` rejects it. */
export function hubEvent(hub: unknown, name: string): Promise<Payload> {
  return new Promise((resolve, reject) => {
    ;(hub as Bus).listen('auth', ({ payload }) => {
      if (payload.event === name) resolve(payload)
      if (payload.event === `${name}_failure`) reject(new Error(JSON.stringify(payload)))
    })
  })
}

interface Payload {
  readonly event: string
  readonly data?: unknown
}

import type { HttpReply } from '../http/exchange.js'

/** Sends the browser on. Values that are undefined are left out. */
export function redirectTo(
  target: string,
  values: Readonly<Record<string, string | undefined>> = {},
  headers: Readonly<Record<string, string>> = {},
): HttpReply {
  return redirect(appendTo(target, target.includes('?') ? '&' : '?', values), headers)
}

/** Sends the browser on with the values in the fragment, as the implicit grant does. */
export function redirectWithFragment(
  target: string,
  values: Readonly<Record<string, string | undefined>>,
  headers: Readonly<Record<string, string>> = {},
): HttpReply {
  return redirect(appendTo(target, '#', values), headers)
}

/** Sends the browser to the page that names an error that no app may be told. */
export function redirectToErrorPage(error: string, clientId: string | null): HttpReply {
  return redirectTo('/error', { error, client_id: clientId ?? undefined })
}

/** By hand, as a redirect URI may have a scheme of its own that URL would rewrite. */
function appendTo(
  target: string,
  separator: string,
  values: Readonly<Record<string, string | undefined>>,
): string {
  const present = Object.entries(values).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  )
  return present.length === 0 ? target : `${target}${separator}${new URLSearchParams(present)}`
}

function redirect(location: string, headers: Readonly<Record<string, string>>): HttpReply {
  return {
    status: 302,
    headers: { location, 'cache-control': 'no-store', ...headers },
    body: '',
  }
}

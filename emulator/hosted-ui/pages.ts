import type { HttpReply } from '../http/exchange.js'
import type { AuthorizeRequest } from './authorize-request.js'

/** The sign-in page; field names are those that end-to-end tests of the real page use. */
export function loginPage(request: AuthorizeRequest, name: string, refusal?: string): HttpReply {
  const social = request.client.identityProviders.filter((provider) => provider !== 'COGNITO')
  return page(
    refusal === undefined ? 200 : 400,
    'Sign in',
    `${refusal === undefined ? '' : `<p role="alert" id="loginErrorMessage">${escapeHtml(refusal)}</p>`}
<form method="post" action="/login?${escapeHtml(request.query.toString())}">
<label>Username <input name="username" autocomplete="username" value="${escapeHtml(name)}" required autofocus></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button name="signInSubmitButton" type="submit">Sign in</button>
</form>
${social.map((provider) => providerLink(request, provider)).join('\n')}`,
  )
}

/** The page of a social provider that exists only here. */
export function providerPage(
  request: AuthorizeRequest,
  suggested: Readonly<Record<string, string>>,
): HttpReply {
  const provider = request.provider ?? ''
  return page(
    200,
    `Sign in with ${provider}`,
    `<p>This page stands for ${escapeHtml(provider)}. Whoever you name here is signed in.</p>
<form method="post" action="/login/provider?${escapeHtml(request.query.toString())}">
<label>Subject <input name="subject" value="${escapeHtml(suggested.sub ?? '')}" placeholder="chosen for you"></label>
<label>Email <input name="email" value="${escapeHtml(suggested.email ?? '')}"></label>
<label>Name <input name="name" value="${escapeHtml(suggested.name ?? '')}"></label>
<button name="answer" value="sign-in" type="submit">Sign in</button>
<button name="answer" value="cancel" type="submit">Cancel</button>
</form>`,
  )
}

/** What is shown where an app must not be told. */
export function errorPage(error: string): HttpReply {
  return page(400, 'Error', `<p role="alert">${escapeHtml(error)}</p>`)
}

function providerLink(request: AuthorizeRequest, provider: string): string {
  const query = new URLSearchParams(request.query)
  query.set('identity_provider', provider)
  return `<p><a href="/oauth2/authorize?${escapeHtml(query.toString())}">Continue with ${escapeHtml(provider)}</a></p>`
}

function page(status: number, title: string, body: string): HttpReply {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'x-frame-options': 'DENY',
    },
    body: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} (local Cognito)</title>
<style>body{font:16px/1.5 system-ui;max-width:22rem;margin:3rem auto;padding:0 1rem}label,button{display:block;width:100%;margin:0 0 1rem}input{width:100%;font:inherit;box-sizing:border-box}[role=alert]{color:#b00020}</style>
<h1>${escapeHtml(title)}</h1>
${body}
</html>
`,
  }
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

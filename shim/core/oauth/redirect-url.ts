import { fault } from '../faults.js'

/**
 * The one of the configured URLs that leads back to the app: the one that was asked for, or the one
 * of this page.
 *
 * @param pageUrl - where the app is; null outside of pages, where an app has a scheme of its own
 * @throws Fault `InvalidPreferredRedirectUrlException`, `InvalidOriginException`,
 * `InvalidRedirectException`, `InvalidAppSchemeException`
 */
export function chooseRedirectUrl(
  redirects: readonly string[],
  pageUrl: string | null,
  preferred?: string,
): string {
  if (preferred !== undefined) {
    if (redirects.includes(preferred)) return preferred
    throw fault('InvalidPreferredRedirectUrlException')
  }
  if (pageUrl === null) {
    const own = redirects.find((each) => !isOfWeb(each))
    if (own !== undefined) return own
    throw fault('InvalidAppSchemeException')
  }
  const { page, hostname } = partsOf(pageUrl)
  const match =
    redirects.find((each) => each.startsWith(page)) ??
    redirects.find((each) => partsOf(each).hostname === hostname) ??
    redirects.find((each) => each.includes(hostname))
  if (match !== undefined) return match
  throw fault(redirects.some(isOfWeb) ? 'InvalidOriginException' : 'InvalidRedirectException')
}

function isOfWeb(url: string): boolean {
  return /^https?:\/\//.test(url)
}

/** React Native's URL cannot take URLs apart. */
function partsOf(url: string): { page: string; hostname: string } {
  const match = /^([a-z][a-z\d+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]*)(?::\d+)?)([^?#]*)/i.exec(url)
  return { page: `${match?.[1] ?? url}${match?.[3] || '/'}`, hostname: match?.[2] ?? '' }
}

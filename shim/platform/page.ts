import { hostScope, type PageShown } from './host-scope.js'
import type { Page, SessionOpener } from './platform.js'

/** The page that the app is in; null outside of pages. */
export function openPage(): Page | null {
  const { window } = hostScope()
  const location = window?.location
  if (!location) return null
  return {
    url: () => location.href,
    leave(url) {
      location.href = url
    },
    replaceUrl(url) {
      window.history?.replaceState(window.history.state, '', url)
    },
    onShownAgain(listener) {
      const hear = (event: PageShown): void => {
        if (event.persisted) listener()
      }
      window.addEventListener?.('pageshow', hear)
      return () => window.removeEventListener?.('pageshow', hear)
    },
  }
}

/**
 * Goes to a sign-in page with the page that the app is in.
 *
 * @throws Error outside of pages
 */
export const leavePage: SessionOpener = async (url) => {
  const page = openPage()
  if (page === null) {
    throw new Error(
      'There is no page here that a sign-in page could open in: do this in a browser.',
    )
  }
  page.leave(url)
  return undefined
}

// @ts-check
import { Auth as CognitoAuth, Hub } from 'aws-amplify'

// Written for the first version of the shop, before there was TypeScript.

const EVENTS = ['click', 'keydown', 'scroll', 'touchstart']

/**
 * Signs the user out after so many minutes without a sign of life.
 * @param {number} minutes
 */
export function watchForIdleUser(minutes) {
  /** @type {number | undefined} */
  let timer

  const restart = () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => {
      CognitoAuth.currentSession()
        .then(() => CognitoAuth.signOut())
        .then(() => window.location.assign('/sign-in?reason=idle'))
        .catch(() => {
          // nobody is signed in
        })
    }, minutes * 60 * 1000)
  }

  /** @param {import('@aws-amplify/core').HubCapsule} data */
  const onAuth = data => {
    if (data.payload.event === 'signOut') window.clearTimeout(timer)
  }

  EVENTS.forEach(name => window.addEventListener(name, restart, { passive: true }))
  Hub.listen('auth', onAuth)
  restart()

  return () => {
    window.clearTimeout(timer)
    EVENTS.forEach(name => window.removeEventListener(name, restart))
    Hub.remove('auth', onAuth)
  }
}

/** @returns {Promise<string>} */
export function getAccessToken() {
  return CognitoAuth.currentAuthenticatedUser().then(
    user => user.signInUserSession.accessToken.jwtToken
  )
}

/** @returns {Promise<string | null>} */
export function getUsername() {
  return CognitoAuth.currentAuthenticatedUser()
    .then(user => user.getUsername())
    .catch(err => {
      if (err === 'The user is not authenticated') return null
      throw err
    })
}

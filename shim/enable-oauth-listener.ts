/**
 * Takes up redirects of the sign-in pages that lead to this page; what
 * `aws-amplify/auth/enable-oauth-listener` is. Only pages need it that do not import
 * `signInWithRedirect`.
 *
 * @example
 * import '@amplift/auth/enable-oauth-listener'
 *
 * @module
 */
import './functions/listening.js'

export { fetchAuthSession } from './functions/fetch-auth-session.js'
export { fetchUserAttributes } from './functions/fetch-user-attributes.js'
export { getCurrentUser } from './functions/get-current-user.js'
export {
  type ServerLibraryOptionsInput,
  serverLibraryOptions,
} from './functions/server-library-options.js'

/** The guide to the Auth functions, one section for each method of v5. */
export const GUIDE =
  'https://docs.amplify.aws/gen1/react/build-a-backend/auth/auth-migration-guide/' as const

/** The guide to everything outside Auth: imports, configuration, Hub. */
export const GENERAL_GUIDE =
  'https://docs.amplify.aws/gen1/javascript/build-a-backend/troubleshooting/migrate-from-javascript-v5-to-v6/' as const

/** The guide to server-side rendering with Next.js. */
export const NEXT_GUIDE =
  'https://docs.amplify.aws/gen1/nextjs/build-a-backend/server-side-rendering/nextjs-v5-to-v6-migration-guide/' as const

/** The guide to server-side rendering with Nuxt. */
export const NUXT_GUIDE =
  'https://docs.amplify.aws/gen1/vue/build-a-backend/server-side-rendering/nuxt/' as const

/** The guides to the categories that have one of their own. */
export const STORAGE_GUIDE =
  'https://docs.amplify.aws/gen1/react/build-a-backend/storage/storage-v5-to-v6-migration-guide/' as const
export const ANALYTICS_GUIDE =
  'https://docs.amplify.aws/gen1/react/build-a-backend/more-features/analytics/analytics-migration-guide/' as const
export const MESSAGING_GUIDE =
  'https://docs.amplify.aws/gen1/react/build-a-backend/more-features/in-app-messaging/in-app-messaging-migration-guide/' as const
export const PUSH_GUIDE =
  'https://docs.amplify.aws/gen1/react-native/build-a-backend/push-notifications/push-notifications-migration-guide/' as const

/** The address of an issue of amplify-js. */
export const issue = <N extends number>(
  number: N,
): `https://github.com/aws-amplify/amplify-js/issues/${N}` =>
  `https://github.com/aws-amplify/amplify-js/issues/${number}`

/** The address of an issue of Amplify's documentation. */
export const docsIssue = <N extends number>(
  number: N,
): `https://github.com/aws-amplify/docs/issues/${N}` =>
  `https://github.com/aws-amplify/docs/issues/${number}`

import type { V5Any } from './v5-any.js'

/**
 * What v6 takes as its second argument, from a configuration of v5. Without one it keeps what it was
 * given before.
 */
export function libraryOptionsOf(amplify: V5Any, auth: V5Any): V5Any {
  const rest = headersOf(amplify.API?.endpoints)
  const graphql = amplify.API?.graphql_headers
  const level = amplify.Storage?.level ?? amplify.Storage?.AWSS3?.level
  const api = {
    ...(rest && { REST: { headers: rest } }),
    ...(graphql && { GraphQL: { headers: async () => graphql() } }),
  }
  const access = level === 'public' ? 'guest' : level
  const options = {
    ...((amplify.ssr || auth.ssr) && { ssr: true }),
    ...((rest || graphql) && { API: api }),
    ...(level && { Storage: { S3: { defaultAccessLevel: access } } }),
  }
  return Object.keys(options).length > 0 ? options : undefined
}

/** v5 had a function for the headers of each endpoint, v6 has one for all. */
function headersOf(endpoints: V5Any): V5Any {
  const own = Array.isArray(endpoints) ? endpoints.filter((one) => one.custom_header) : []
  if (own.length === 0) return undefined
  return async ({ apiName }: { apiName: string }) =>
    (await own.find(({ name }) => name === apiName)?.custom_header()) ?? {}
}

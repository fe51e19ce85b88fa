import { parseAmplifyConfig } from 'aws-amplify/utils'
import type { V5Any } from './v5-any.js'

/** Every category of a v5 configuration as v6 takes it, without what Auth's block says. */
export function resourcesOf(config: V5Any): V5Any {
  const known = generatedResources(config)
  const api = apiOf(config.API)
  const storage = storageOf(config.Storage)
  return {
    ...categoriesOf(config),
    ...known,
    ...(api && { API: { ...known.API, ...api } }),
    ...(storage && { Storage: storage }),
    ...analyticsOf(config.Analytics),
    ...geoOf(config.Geo),
  }
}

/** What v6 itself understands: the generated file, and configurations of v6. */
export function generatedResources(config: V5Any): V5Any {
  const keys = Object.keys(config)
  const isFile = keys.some((key) => key.startsWith('aws_'))
  // v6 insists on the region.
  if (isFile) return parseAmplifyConfig({ aws_project_region: undefined, ...config })
  if (/^1/.test(config.version)) return parseAmplifyConfig(config)
  return config.Auth?.Cognito ? { Auth: config.Auth } : {}
}

/** Blocks that are the same in both, or that nobody here knows. */
function categoriesOf(config: V5Any): V5Any {
  const same = ['Interactions', 'Notifications', 'Predictions', 'PubSub']
  return Object.fromEntries(Object.entries(config).filter(([key]) => same.includes(key)))
}

function apiOf(api: V5Any): V5Any {
  if (!api) return undefined
  const { endpoints, REST, GraphQL, Events } = api
  const rest = Array.isArray(endpoints) ? restOf(endpoints) : REST
  const graphql = GraphQL ?? graphqlOf(api)
  return {
    ...(rest && { REST: rest }),
    ...(graphql && { GraphQL: graphql }),
    ...(Events && { Events }),
  }
}

function restOf(endpoints: V5Any[]): V5Any {
  return Object.fromEntries(
    endpoints.map(({ name, endpoint, region, service }) => [
      name,
      { endpoint, ...(region && { region }), ...(service && { service }) },
    ]),
  )
}

function graphqlOf(api: V5Any): V5Any {
  const endpoint = api.graphql_endpoint ?? api.aws_appsync_graphqlEndpoint
  if (!endpoint) return undefined
  const region = api.graphql_endpoint_iam_region ?? api.aws_appsync_region
  return {
    endpoint,
    ...(region && { region }),
    ...(api.aws_appsync_apiKey && { apiKey: api.aws_appsync_apiKey }),
    defaultAuthMode: authModes[api.aws_appsync_authenticationType] ?? 'iam',
  }
}

const authModes: Record<string, string> = {
  API_KEY: 'apiKey',
  AWS_IAM: 'iam',
  AMAZON_COGNITO_USER_POOLS: 'userPool',
  OPENID_CONNECT: 'oidc',
  AWS_LAMBDA: 'lambda',
}

function storageOf(storage: V5Any): V5Any {
  if (!storage || storage.S3) return storage
  const { bucket, region } = storage.AWSS3 ?? storage
  return bucket ? { S3: { bucket, region } } : undefined
}

function analyticsOf(analytics: V5Any): V5Any {
  if (!analytics || analytics.disabled) return {}
  const { AWSPinpoint, ...others } = analytics
  if (!AWSPinpoint) return { Analytics: others }
  const { appId, region, bufferSize, flushInterval, flushSize } = AWSPinpoint
  const buffer = { bufferSize, flushInterval, flushSize }
  const isBuffered = Object.values(buffer).some((value) => value !== undefined)
  return { Analytics: { ...others, Pinpoint: { appId, region, ...(isBuffered && buffer) } } }
}

function geoOf(geo: V5Any): V5Any {
  const service = geo?.AmazonLocationService
  if (!service) return geo ? { Geo: geo } : {}
  const { search_indices, ...others } = service
  return {
    Geo: {
      LocationService: { ...others, ...(search_indices && { searchIndices: search_indices }) },
    },
  }
}

import type { Cognito } from '../cognito.js'
import type { Pool } from '../core/model.js'
import type { Listening } from '../options.js'

/** What is printed once everything listens: addresses, pools, and the configs to paste. */
export function describeStart(cognito: Cognito, listening: Listening): string[] {
  const pools = Object.values(cognito.state().pools as Readonly<Record<string, Pool>>)
  return [
    `API        ${listening.url}`,
    ...(listening.hostedUiUrl === ''
      ? []
      : [
          `Hosted UI  ${listening.hostedUiUrl}`,
          `           Node trusts it with NODE_EXTRA_CA_CERTS=${listening.caPath}`,
        ]),
    ...pools.flatMap(describePool),
    ...describeConfigs(cognito, pools),
    '',
    'Codes that are sent appear below. Ctrl+C stops.',
  ]
}

function describePool(pool: Pool): string[] {
  return [
    `Pool       ${pool.id}`,
    `  clients  ${Object.keys(pool.clients).join(', ') || 'none'}`,
    `  users    ${shorten(Object.keys(pool.users))}`,
  ]
}

function describeConfigs(cognito: Cognito, pools: readonly Pool[]): string[] {
  if (!pools.some(({ clients }) => Object.keys(clients).length > 0)) return []
  const { v5, v6 } = cognito.configs()
  return [
    '',
    'Amplify v6',
    `Amplify.configure(${JSON.stringify(v6, null, 2)})`,
    '',
    'Amplify v5',
    `Amplify.configure(${JSON.stringify(v5, null, 2)})`,
  ]
}

function shorten(names: readonly string[]): string {
  if (names.length === 0) return 'none'
  const shown = names.slice(0, 10).join(', ')
  return names.length > 10 ? `${shown} and ${names.length - 10} more` : shown
}

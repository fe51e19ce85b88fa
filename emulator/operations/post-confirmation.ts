import type { User, World } from '../core/model.js'
import { runTrigger } from '../core/triggers.js'
import type { Caller } from './operation.js'

/** Tells the post-confirmation trigger who was confirmed, and how. */
export async function postConfirmation(
  world: World,
  { pool, client, user, metadata }: Caller & { readonly user: User },
  source: 'PostConfirmation_ConfirmSignUp' | 'PostConfirmation_ConfirmForgotPassword',
): Promise<void> {
  await runTrigger(world, pool, {
    name: 'postConfirmation',
    source,
    clientId: client.id,
    userName: user.username,
    request: { userAttributes: user.attributes, clientMetadata: metadata },
    response: {},
  })
}

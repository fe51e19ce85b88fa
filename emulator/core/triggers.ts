import { CognitoError } from './errors.js'
import type { Pool, TriggerEvent, Triggers, World } from './model.js'

/** What a trigger is run for. */
export interface TriggerCall {
  readonly name: keyof Triggers
  /** The Lambda event's `triggerSource`, such as `PreSignUp_SignUp`. */
  readonly source: string
  readonly clientId: string
  readonly userName: string
  readonly request: Readonly<Record<string, unknown>>
  readonly response: Readonly<Record<string, unknown>>
}

/** Whether the pool has a function for a trigger. */
export function hasTrigger(world: World, pool: Pool, name: keyof Triggers): boolean {
  return world.triggers.get(pool.id)?.[name] !== undefined
}

/**
 * Runs a trigger and returns its response, or the given response where there is no trigger.
 *
 * @throws CognitoError `UserLambdaValidationException` where the function throws.
 */
export async function runTrigger(
  world: World,
  pool: Pool,
  call: TriggerCall,
): Promise<Record<string, unknown>> {
  const trigger = world.triggers.get(pool.id)?.[call.name]
  if (!trigger) return { ...call.response }
  const event: TriggerEvent = {
    version: '1',
    triggerSource: call.source,
    region: pool.region,
    userPoolId: pool.id,
    userName: call.userName,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: call.clientId },
    request: structuredClone({ ...call.request }),
    response: structuredClone({ ...call.response }),
  }
  let returned: TriggerEvent | undefined
  try {
    returned = (await trigger(event)) ?? event
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new CognitoError(
      'UserLambdaValidationException',
      `${call.name[0]!.toUpperCase()}${call.name.slice(1)} failed with error ${reason}.`,
    )
  }
  if (typeof returned.response === 'object' && returned.response !== null) return returned.response
  throw new CognitoError('InvalidLambdaResponseException')
}

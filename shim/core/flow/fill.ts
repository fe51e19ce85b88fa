import { userPoolOf } from '../call.js'
import type { Engine } from '../engine.js'
import { fault } from '../faults.js'
import { deviceSecretOf } from '../session/device-secret.js'
import type { DeviceSecret } from '../session/session.js'
import { createEphemeral, publicHex } from '../srp/ephemeral.js'
import type { SrpIdentity } from '../srp/private-key.js'
import { prove } from '../srp/prove.js'
import { timestampOf } from '../srp/timestamp.js'
import type { Fill, FlowRequest } from './effect.js'
import { flowFault } from './flow-fault.js'
import type { Secrets } from './secrets.js'

type Texts = Readonly<Record<string, string>>
type Filler = (engine: Engine, request: FlowRequest, secrets: Secrets) => Texts | Promise<Texts>

const fillers: Readonly<Record<Fill, Filler>> = {
  PASSWORD: (_engine, _request, secrets) => ({ PASSWORD: passwordIn(secrets) }),
  SRP_A: ({ platform }, _request, secrets) => {
    passwordIn(secrets)
    return { SRP_A: beginProof(platform, secrets) }
  },
  PASSWORD_CLAIM: (engine, request, secrets) => {
    const { id } = userPoolOf(engine)
    const realm = id.slice(id.indexOf('_') + 1)
    const identity = { realm, name: request.texts.USERNAME ?? '' }
    return claim(engine, request, secrets, identity, passwordIn(secrets))
  },
  DEVICE_KEY: async (engine, { names }): Promise<Texts> => {
    const device = await deviceSecretOf(engine, names)
    return device === null ? {} : { DEVICE_KEY: device.deviceKey }
  },
  DEVICE_SRP_A: async (engine, { names }, secrets) => {
    const { deviceKey } = await deviceIn(engine, names)
    return { SRP_A: beginProof(engine.platform, secrets), DEVICE_KEY: deviceKey }
  },
  DEVICE_CLAIM: async (engine, request, secrets) => {
    const { deviceKey, deviceGroupKey, randomPassword } = await deviceIn(engine, request.names)
    const identity = { realm: deviceGroupKey, name: deviceKey }
    return {
      ...claim(engine, request, secrets, identity, randomPassword),
      DEVICE_KEY: deviceKey,
    }
  },
}

/**
 * All texts of a request, with the parts that only the runner knows.
 *
 * @throws Fault `SignInException` where a password is asked for and there is none,
 * `DeviceMetadataNotFoundException` where a device is to prove itself and has no secret,
 * `StorageException`
 */
export async function fillIn(
  engine: Engine,
  request: FlowRequest,
  secrets: Secrets,
): Promise<Record<string, string>> {
  const texts: Record<string, string> = { ...request.texts }
  for (const part of request.fill) {
    Object.assign(texts, await fillers[part](engine, request, secrets))
  }
  return texts
}

function passwordIn({ password }: Secrets): string {
  if (password === null) throw flowFault('PasswordGone')
  return password
}

async function deviceIn(engine: Engine, names: readonly string[]): Promise<DeviceSecret> {
  const device = await deviceSecretOf(engine, names)
  if (device === null) throw fault('DeviceMetadataNotFoundException')
  return device
}

function beginProof({ randomBytes }: Engine['platform'], secrets: Secrets): string {
  secrets.ephemeral = createEphemeral(randomBytes)
  return publicHex(secrets.ephemeral)
}

function claim(
  { platform }: Engine,
  { parameters }: FlowRequest,
  { ephemeral }: Secrets,
  identity: SrpIdentity,
  secret: string,
): Texts {
  if (ephemeral === null) throw flowFault('PasswordGone')
  const timestamp = timestampOf(platform.clock.now())
  return {
    PASSWORD_CLAIM_SECRET_BLOCK: parameters.SECRET_BLOCK ?? '',
    TIMESTAMP: timestamp,
    PASSWORD_CLAIM_SIGNATURE: prove({
      identity,
      secret,
      ephemeral,
      challenge: parameters,
      timestamp,
    }),
  }
}

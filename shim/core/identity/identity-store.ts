import type { Engine } from '../engine.js'
import { readItems, removeItems, writeItems } from '../items.js'
import { storagesOf } from '../session/store.js'

/** The keys of a guest's identity: v6's first, which is the younger one where they differ. */
function keysOf(identityPoolId: string): readonly [v6: string, v5: string] {
  return [`com.amplify.Cognito.${identityPoolId}.identityId`, `CognitoIdentityId-${identityPoolId}`]
}

/**
 * The identity of the guest of this device, whoever has stored it. Null where there is none.
 *
 * @throws Fault `StorageException`
 */
export async function loadGuestId(engine: Engine, identityPoolId: string): Promise<string | null> {
  for (const storage of storagesOf(engine)) {
    const [v6, v5] = await readItems(storage, ...keysOf(identityPoolId))
    if (v6 !== null || v5 !== null) return v6 ?? v5
  }
  return null
}

/**
 * Keeps the identity of a guest where v5 and v6 look for it.
 *
 * @throws Fault `StorageException`
 */
export async function storeGuestId(
  engine: Engine,
  identityPoolId: string,
  id: string,
): Promise<void> {
  const items = keysOf(identityPoolId).map((key) => [key, id] as const)
  await writeItems(engine.storage, items)
}

/**
 * Forgets the guest: somebody has signed in as its owner, or out.
 *
 * @throws Fault `StorageException`
 */
export async function clearGuestId(engine: Engine, identityPoolId: string): Promise<void> {
  for (const storage of storagesOf(engine)) await removeItems(storage, keysOf(identityPoolId))
}

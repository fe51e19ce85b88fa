import type { Engine } from '../engine.js'
import { inMemory } from '../memory.js'

type ClientMetadata = Readonly<Record<string, string>>

/** Somebody who says what the Lambda functions of every refresh are told. */
export const metadataProvider: (engine: Engine) => {
  provide: (() => Promise<ClientMetadata>) | null
} = inMemory('metadata provider', () => ({ provide: null }))

/** What the Lambda functions of a refresh are told, where the caller says nothing. */
export async function refreshMetadata(engine: Engine): Promise<ClientMetadata | null> {
  const { provide } = metadataProvider(engine)
  return provide === null ? (engine.config?.defaults.clientMetadata ?? null) : provide()
}

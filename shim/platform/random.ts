/**
 * Random bytes from the host's generator.
 *
 * @throws Error where there is none: React Native has one only with a polyfill
 */
export function randomBytes(length: number): Uint8Array {
  const { crypto } = globalThis
  if (typeof crypto?.getRandomValues !== 'function') {
    throw new Error(
      'There is no crypto.getRandomValues here. In React Native, import ' +
        "'react-native-get-random-values' before anything else.",
    )
  }
  return crypto.getRandomValues(new Uint8Array(length))
}

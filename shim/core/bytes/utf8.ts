/**
 * The UTF-8 bytes of a text. React Native has no `TextEncoder` before 0.74. Half a surrogate pair
 * becomes U+FFFD, as there.
 */
export function utf8Bytes(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    bytes.push(...bytesOf(point >= 0xd800 && point <= 0xdfff ? 0xfffd : point))
  }
  return Uint8Array.from(bytes)
}

function bytesOf(point: number): number[] {
  if (point < 0x80) return [point]
  if (point < 0x800) return [0xc0 | (point >> 6), tail(point)]
  if (point < 0x10000) return [0xe0 | (point >> 12), tail(point >> 6), tail(point)]
  return [0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point)]
}

const tail = (bits: number): number => 0x80 | (bits & 0x3f)

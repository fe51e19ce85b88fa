const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes as base64, padded. React Native has no `btoa` before 0.74. */
export function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    text += digit(three >> 18) + digit(three >> 12)
    text += left > 1 ? digit(three >> 6) : '='
    text += left > 2 ? digit(three) : '='
  }
  return text
}

/** The bytes that base64 or base64url stands for, padded or not; null where it is neither. */
export function fromBase64(text: string): Uint8Array | null {
  const digits = text.replace(/-/g, '+').replace(/_/g, '/').replace(/=+$/, '')
  if (digits.length % 4 === 1) return null
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4))
  let held = 0
  let bits = 0
  let length = 0
  for (const character of digits) {
    const value = ALPHABET.indexOf(character)
    if (value < 0) return null
    held = ((held << 6) | value) & 0xfff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[length++] = (held >> bits) & 0xff
  }
  return bytes
}

const digit = (bits: number): string => ALPHABET.charAt(bits & 0x3f)

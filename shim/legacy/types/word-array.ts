/** Bytes in words of 32 bits, as the arithmetic of v5 uses them. */
export declare class WordArray {
  constructor(words?: string[], sigBytes?: number)
  /** Returns random bytes. */
  random(nBytes: number): WordArray
  /** Returns the bytes as hexadecimal text. */
  toString(): string
}

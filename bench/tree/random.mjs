/**
 * A stream of chances that is the same for the same seed, on every machine.
 *
 * @typedef {object} Random
 * @property {() => number} next A number from 0 up to, not including, 1.
 * @property {(low: number, high: number) => number} between A whole number, both ends included.
 * @property {(share: number) => boolean} chance True in this share of the calls.
 * @property {<T>(items: readonly T[]) => T} pick One of the items.
 */

const RANGE = 2 ** 32

/**
 * Starts the stream of one file. The number of the file is part of the seed, so that a file is the
 * same in a small tree and in a large one.
 *
 * @param {number} seed
 * @param {number} stream
 * @returns {Random}
 */
export function startRandom(seed, stream) {
  let state = scramble(scramble(seed >>> 0) ^ Math.imul(stream + 1, 0x9e3779b1))
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return scramble(state) / RANGE
  }
  /** @type {Random['between']} */
  const between = (low, high) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    chance: (share) => next() < share,
    pick: (items) => /** @type {(typeof items)[number]} */ (items[between(0, items.length - 1)]),
  }
}

/**
 * Spreads neighbouring states over the whole range: the low bits of the counter alone are no chance.
 *
 * @param {number} value
 */
function scramble(value) {
  let mixed = value
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

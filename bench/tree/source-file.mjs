import { componentBlocks } from './component-blocks.mjs'
import { moduleBlocks } from './module-blocks.mjs'
import { componentSites, MARK, moduleSites } from './sites.mjs'
import { NOUNS } from './words.mjs'

/**
 * A file of the generated tree.
 *
 * @typedef {object} GeneratedFile
 * @property {string} path Inside the tree, with slashes.
 * @property {string} text
 * @property {number[]} sites 1-based numbers of the lines that a migration may touch.
 * @property {number} calls Calls of v5 Auth in the file.
 */

/** @typedef {'js' | 'jsx' | 'ts' | 'tsx'} Extension */

/** How v5's Auth comes into a file, with its share of the files that use it. */
const IMPORT_FORMS = [
  { share: 0.52, auth: 'Auth', line: `import { Auth } from 'aws-amplify';` },
  { share: 0.14, auth: 'Auth', line: `import { Auth } from '@aws-amplify/auth';` },
  { share: 0.08, auth: 'Auth', line: `import Auth from '@aws-amplify/auth';` },
  { share: 0.1, auth: 'AmplifyAuth', line: `import { Auth as AmplifyAuth } from 'aws-amplify';` },
  { share: 0.08, auth: 'Amplify.Auth', line: `import { Amplify } from 'aws-amplify';` },
  { share: 0.08, auth: 'amplify.Auth', line: `import * as amplify from 'aws-amplify';` },
]

/** A call of v5's Auth under any name that ends so; the text in a component is no call of one. */
export const AUTH_CALL = /\b\w*Auth\.\w+\((?!\) is not a call)/g

/**
 * Writes one file, 100 to 200 lines of it.
 *
 * @param {object} wanted
 * @param {import('./random.mjs').Random} wanted.random
 * @param {string} wanted.folder
 * @param {string} wanted.name Without extension.
 * @param {boolean} wanted.withSites
 * @returns {GeneratedFile}
 */
export function writeSourceFile({ random, folder, name, withSites }) {
  const extension = pickExtension(random)
  const isTyped = extension === 'ts' || extension === 'tsx'
  const hasJsx = extension === 'jsx' || extension === 'tsx'
  /** @param {string} annotation */
  const ts = (annotation) => (isTyped ? annotation : '')

  const parts = withSites ? pickSites({ random, hasJsx, ts }) : { imports: [], pieces: [] }
  const target = random.between(100, 106)
  const names = shuffle(NOUNS, random)
  const head = [...importsOf({ hasJsx, isTyped, folder }), ...parts.imports]
  const pieces = [...parts.pieces]
  while (count(head, pieces) < target) {
    const block = random.pick(hasJsx ? componentBlocks : moduleBlocks)
    pieces.push(block({ random, ts, name: names.pop() ?? `Extra${pieces.length}` }))
  }
  const lines = [...head, ...shuffle(pieces, random).flatMap((piece) => ['', ...piece])]
  return { path: `${folder}/${name}.${extension}`, ...finish(lines, pickStyle(random)) }
}

/**
 * @param {import('./random.mjs').Random} random
 * @returns {Extension}
 */
function pickExtension(random) {
  const at = random.next()
  if (at < 0.45) return 'tsx'
  if (at < 0.75) return 'ts'
  return at < 0.9 ? 'jsx' : 'js'
}

/**
 * @param {object} wanted
 * @param {import('./random.mjs').Random} wanted.random
 * @param {boolean} wanted.hasJsx
 * @param {(annotation: string) => string} wanted.ts
 */
function pickSites({ random, hasJsx, ts }) {
  const form = pickForm(random)
  const candidates = hasJsx ? [...componentSites, ...moduleSites] : [...moduleSites]
  const chosen = shuffle(candidates, random).slice(0, random.between(1, 6))
  const written = chosen.map((site) => site({ random, ts, auth: form.auth }))
  const needs = [...new Set(written.flatMap((site) => site.needs ?? []))]
  const further =
    needs.length > 0 ? [`import { ${needs.join(', ')} } from '@aws-amplify/auth';`] : []
  return {
    imports: [form.line, ...further].map((line) => MARK + line),
    pieces: written.map((site) => site.lines),
  }
}

/** @param {import('./random.mjs').Random} random */
function pickForm(random) {
  let at = random.next()
  for (const form of IMPORT_FORMS) {
    at -= form.share
    if (at < 0) return form
  }
  return /** @type {(typeof IMPORT_FORMS)[number]} */ (IMPORT_FORMS[0])
}

/**
 * @param {{ hasJsx: boolean, isTyped: boolean, folder: string }} file
 * @returns {string[]}
 */
function importsOf({ hasJsx, isTyped, folder }) {
  const up = '../'.repeat(folder.split('/').length - 1)
  const react = hasJsx
    ? `import React, { memo, useCallback, useEffect, useMemo, useState } from 'react';`
    : `import { useCallback, useEffect, useRef, useState } from 'react';`
  return [
    react,
    ...(hasJsx && isTyped ? [`import type { FormEvent, ReactNode } from 'react';`] : []),
    ...(hasJsx
      ? [`import { Card } from '${up}ui/Card';`, `import { Spinner } from '${up}ui/Spinner';`]
      : []),
  ]
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} pieces
 */
function count(head, pieces) {
  return pieces.reduce((sum, piece) => sum + piece.length + 1, head.length)
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {import('./random.mjs').Random} random
 * @returns {T[]}
 */
function shuffle(items, random) {
  const copy = [...items]
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = random.between(0, last)
    const kept = /** @type {T} */ (copy[last])
    copy[last] = /** @type {T} */ (copy[other])
    copy[other] = kept
  }
  return copy
}

/**
 * Most teams run Prettier with its defaults and single quotes; some drop semicolons, some use tabs.
 *
 * @param {import('./random.mjs').Random} random
 */
function pickStyle(random) {
  return { semicolons: random.chance(0.8), tabs: random.chance(0.1) }
}

/**
 * @param {readonly string[]} lines
 * @param {{ semicolons: boolean, tabs: boolean }} style
 */
function finish(lines, style) {
  /** @type {number[]} */
  const sites = []
  const plain = lines.map((line, index) => {
    if (line.includes(MARK)) sites.push(index + 1)
    return restyle(line.replace(MARK, ''), style)
  })
  const text = `${plain.join('\n')}\n`
  return { text, sites, calls: text.match(AUTH_CALL)?.length ?? 0 }
}

/**
 * @param {string} line
 * @param {{ semicolons: boolean, tabs: boolean }} style
 */
function restyle(line, { semicolons, tabs }) {
  const ended = semicolons ? line : line.replace(/;$/, '')
  return tabs ? ended.replace(/^(?: {2})+/, (spaces) => '\t'.repeat(spaces.length / 2)) : ended
}

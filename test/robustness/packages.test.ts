import { expect, test } from 'vitest'
import { corpusOf } from './corpus.js'
import { migrated } from './migrate.js'
import { namesOf } from './typescript-names.js'

const STRANGERS = ['react-router-dom', 'vue', '@vue', 'svelte', 'jscodeshift', '@babel', 'recast']
const AMPLIFY = [
  'aws-amplify',
  '@aws-amplify/auth/src',
  '@aws-amplify/auth/lib-esm',
  'aws-amplify-v5/node_modules/@aws-amplify',
]
const FLOW = '@aws-amplify/auth/node_modules/react-native/Libraries'
const V5 = /aws-amplify|@amplift\/auth|\$Amplify|\$auth/

test('code that has nothing to do with Amplify goes through unchanged and without a finding', () => {
  const files = corpusOf(STRANGERS, 900).filter(({ source }) => !V5.test(source))
  const noticed = files.filter(({ source, path }) => {
    const result = migrated(source, path)
    return result.status !== 'unchanged' || result.findings.length > 0
  })
  expect(files.length).toBeGreaterThan(500)
  expect(noticed.map(({ path }) => path)).toEqual([])
})

test('the same code inside a component goes through unchanged too', () => {
  const files = corpusOf(STRANGERS, 300).filter(
    ({ source }) => !V5.test(source) && !/<!--|<\/?script|^#!/.test(source),
  )
  const noticed = files.filter(({ source, path }) => {
    const language = /\.[cm]?tsx?$/.test(path) ? ' lang="ts"' : ''
    const component = `<template><p>{{ x }}</p></template>\n<script${language}>\n${source}\n</script>\n`
    return migrated(component, `${path}.vue`).status !== 'unchanged'
  })
  expect(files.length).toBeGreaterThan(100)
  expect(noticed.map(({ path }) => path)).toEqual([])
})

test('Amplify itself, both majors, goes through without a crash, and once is enough', () => {
  const failures: string[] = []
  for (const file of corpusOf(AMPLIFY, 700)) {
    const first = migrated(file.source, file.path)
    if (first.status === 'failed') failures.push(`${file.path}: ${first.reason}`)
    if (first.status !== 'changed') continue
    const second = migrated(first.code, file.path)
    if (second.status !== 'unchanged') failures.push(`${file.path}: ${second.status} again`)
    const { syntaxErrors } = namesOf(first.code, file.path.replace(/\.[cm]js$/, '.js'))
    if (syntaxErrors.length > 0) failures.push(`${file.path}: ${syntaxErrors[0]}`)
  }
  expect(failures).toEqual([])
})

test('Flow sources are read, and what cannot be read is named with its line', () => {
  const results = corpusOf([FLOW], 250)
    .filter(({ path }) => path.endsWith('.js'))
    .map(({ source, path }) => migrated(source, path))
  const failed = results.filter((result) => result.status === 'failed')
  expect(results.every(({ status }) => status === 'unchanged' || status === 'failed')).toBe(true)
  expect(failed.every(({ reason, line }) => /^syntax error/.test(reason) && line)).toBe(true)
  expect(failed.length / results.length).toBeLessThan(0.05)
})

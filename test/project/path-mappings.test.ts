import { expect, test } from 'vitest'
import { mappedPaths, parseLooseJson, readMappings } from '../../src/project/path-mappings.js'

test('paths are seen from the file that they stand in', () => {
  const read = reader({
    'apps/web/tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*', '../shared/*'] } } },
  })
  expect(readMappings('apps/web/tsconfig.json', read)).toEqual([
    { pattern: '@/*', targets: ['apps/web/src/*', 'apps/shared/*'] },
  ])
})

test('a baseUrl moves the paths and maps every name', () => {
  const read = reader({
    'tsconfig.json': { compilerOptions: { baseUrl: 'src', paths: { '~lib': ['lib/index.ts'] } } },
  })
  expect(readMappings('tsconfig.json', read)).toEqual([
    { pattern: '~lib', targets: ['src/lib/index.ts'] },
    { pattern: '*', targets: ['src/*'] },
  ])
})

test('paths are inherited through extends, which may leave out the extension or be a list', () => {
  const read = reader({
    'tsconfig.base.json': { compilerOptions: { paths: { '@a': ['libs/a.ts'] } } },
    'apps/web/strict.json': { compilerOptions: { strict: true } },
    'apps/web/tsconfig.json': { extends: ['../../tsconfig.base', './strict', '@tsconfig/node20'] },
  })
  expect(readMappings('apps/web/tsconfig.json', read)).toEqual([
    { pattern: '@a', targets: ['libs/a.ts'] },
  ])
})

test('own paths replace the inherited ones as a whole', () => {
  const read = reader({
    'base.json': { compilerOptions: { paths: { '@a': ['a.ts'], '@b': ['b.ts'] } } },
    'tsconfig.json': { extends: './base', compilerOptions: { paths: { '@a': ['c.ts'] } } },
  })
  expect(readMappings('tsconfig.json', read)).toEqual([{ pattern: '@a', targets: ['c.ts'] }])
})

test('files that extend each other, are missing or are no JSON give what they can', () => {
  const round = reader({
    'a.json': { extends: './b.json', compilerOptions: { paths: { x: ['x.ts'] } } },
    'b.json': { extends: './a.json' },
  })
  expect(readMappings('a.json', round)).toEqual([{ pattern: 'x', targets: ['x.ts'] }])
  expect(readMappings('gone.json', round)).toEqual([])
  expect(readMappings('t.json', () => '{ "compilerOptions": ')).toEqual([])
  expect(readMappings('t.json', () => '{ "compilerOptions": { "paths": 1 } }')).toEqual([])
})

test('the more exact pattern comes first', () => {
  const paths = { '*': ['any/*'], '@/*': ['src/*'], '@/lib/*': ['lib/*'], '@/auth': ['auth.ts'] }
  const read = reader({ 'tsconfig.json': { compilerOptions: { paths } } })
  expect(readMappings('tsconfig.json', read).map((mapping) => mapping.pattern)).toEqual([
    '@/auth',
    '@/lib/*',
    '@/*',
    '*',
  ])
})

test('a star stands for what is between the text before and behind it', () => {
  const mapping = { pattern: '@/*/api', targets: ['src/*/api.ts'] }
  expect(mappedPaths(mapping, '@/user/api')).toEqual(['src/user/api.ts'])
  expect(mappedPaths(mapping, '@/api')).toEqual([])
  expect(mappedPaths({ pattern: '@/*', targets: ['src/*'] }, '@/$&')).toEqual(['src/$&'])
})

test('comments and trailing commas are read over, inside texts they are text', () => {
  const text = `\uFEFF{
    // line "comment"
    "a": "http://x/*y*/", /* block, } */
    "b": ["//", "/*", ",]",],
  }`
  expect(parseLooseJson(text)).toEqual({ a: 'http://x/*y*/', b: ['//', '/*', ',]'] })
})

function reader(files: Readonly<Record<string, object>>): (path: string) => string | null {
  return (path) => (files[path] === undefined ? null : JSON.stringify(files[path]))
}

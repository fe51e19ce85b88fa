import { mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { folderTree } from '../../src/project/folder-tree.js'
import { createGit } from '../../src/project/git.js'
import { gitTree } from '../../src/project/git-tree.js'
import { needles, utf16Marks } from '../../src/project/source-kinds.js'
import type { SourceTree } from '../../src/project/source-tree.js'
import {
  commitAll,
  type Files,
  folderWith,
  repositoryWith,
  type TemporaryProject,
} from '../setup/temporary-project.js'

const git = createGit(process.env)
const v5 = `import { Auth } from 'aws-amplify'\n`

/** Both ways of listing keep the same promises. */
describe.each([
  ['in git', (files: Files) => listedBy(repositoryWith(files), (root) => gitTree(root, git))],
  ['outside git', (files: Files) => listedBy(folderWith(files), folderTree)],
])('%s', (_where, treeOf) => {
  test('finds every kind of source that holds a needle, sorted', async () => {
    const { tree } = treeOf({
      'b.js': v5,
      'a.tsx': `import { Auth } from "@aws-amplify/auth"`,
      'c.vue': `<script>this.$Amplify.Auth</script>`,
      'd.svelte': `<script>import 'amazon-cognito-identity-js'</script>`,
      'e.mts': `const key = 'CognitoIdentityServiceProvider.' + id`,
      'f/g/h.cts': `import x = require('@amplift/auth/legacy')`,
      'i.jsx': `this.$auth.signOut()`,
      'j.ts': `const amplify = 1`,
      'k.json': `{ "aws-amplify": "5" }`,
      'l.md': v5,
    })
    const found = ['a.tsx', 'b.js', 'c.vue', 'd.svelte', 'e.mts', 'f/g/h.cts', 'i.jsx']
    expect(await tree.filesWith({ texts: needles })).toEqual(found)
  })

  test('leaves out what .gitignore leaves out, with what it takes back', async () => {
    const { tree } = treeOf({
      '.gitignore': '/generated\n*.gen.ts\n',
      'generated/a.ts': v5,
      'generated/.gitignore': '!a.ts\n',
      'src/generated/a.ts': v5,
      'src/.gitignore': '*.tmp.ts\n!keep.tmp.ts\n!own.gen.ts\n',
      'src/b.gen.ts': v5,
      'src/own.gen.ts': v5,
      'src/c.tmp.ts': v5,
      'src/deep/d.tmp.ts': v5,
      'src/keep.tmp.ts': v5,
    })
    const found = ['src/generated/a.ts', 'src/keep.tmp.ts', 'src/own.gen.ts']
    expect(await tree.filesWith({ texts: needles })).toEqual(found)
  })

  test('leaves out packages although nothing ignores them', async () => {
    const { tree } = treeOf({
      'node_modules/aws-amplify/index.js': v5,
      'web/node_modules/x/index.js': v5,
      'web/a.js': v5,
    })
    expect(await tree.filesWith({ texts: needles })).toEqual(['web/a.js'])
  })

  test('finds names with spaces, quotes and letters of any language', async () => {
    const files = { 'a b.ts': v5, "it's.ts": v5, 'größe/日本.ts': v5, '(app)/[id].tsx': v5 }
    const { tree } = treeOf(files)
    expect(await tree.filesWith({ texts: needles })).toEqual(Object.keys(files).sort())
  })

  test('finds UTF-16 by its mark, and text behind a NUL', async () => {
    const { tree } = treeOf({
      'utf16.ts': Buffer.from(`\uFEFF${v5}`, 'utf16le'),
      'nul.ts': `\0${v5}`,
    })
    const texts = [...needles, ...utf16Marks]
    expect(await tree.filesWith({ texts })).toEqual(['nul.ts', 'utf16.ts'])
  })

  test('follows no links, so that a circle of them ends', async () => {
    const { tree, project } = treeOf({ 'src/a.ts': v5 })
    symlinkSync('..', project.at('src/up'))
    symlinkSync('a.ts', project.at('src/b.ts'))
    mkdirSync(project.at('x'))
    symlinkSync('../x', project.at('x/self'))
    expect(await tree.filesWith({ texts: needles })).toEqual(['src/a.ts'])
  })

  test('finds by a pattern', async () => {
    const { tree } = treeOf({ 'a.ts': `from './auth.js'`, 'b.ts': `from './author'` })
    const pattern = `(auth)(\\.[a-z]+)*['"]`
    expect(await tree.filesWith({ pattern })).toEqual(['a.ts'])
  })

  test('looks into other files where a query names them', async () => {
    const { tree } = treeOf({
      'x/amplifyconfig.json': '"code"',
      'y.json': '"code"',
      'z.ts': 'code',
    })
    const query = { texts: ['code'], alsoIn: ['*amplify*.json'] }
    expect(await tree.filesWith(query)).toEqual(['x/amplifyconfig.json', 'z.ts'])
  })

  test('lists files by their names', async () => {
    const { tree } = treeOf({
      'tsconfig.json': '{}',
      'apps/web/tsconfig.app.json': '{}',
      'apps/web/my-tsconfig.json': '{}',
      'node_modules/x/tsconfig.json': '{}',
    })
    const found = ['apps/web/tsconfig.app.json', 'tsconfig.json']
    expect(await tree.filesNamed(['tsconfig*.json'])).toEqual(found)
  })

  test('finds nothing in an empty folder', async () => {
    const { tree } = treeOf({})
    expect(await tree.filesWith({ texts: needles })).toEqual([])
  })
})

describe('in git only', () => {
  test('finds new files too, and passes over those that are deleted', async () => {
    const { tree, project } = inGit({ 'a.ts': v5, 'b.ts': v5 })
    project.write({ 'new/c.ts': v5 })
    rmSync(project.at('b.ts'))
    expect(await tree.filesWith({ texts: needles })).toEqual(['a.ts', 'new/c.ts'])
  })

  test('leaves out submodules, also where git is told to go into them', async () => {
    const inner = repositoryWith({ 'inner.ts': v5 })
    const { tree, project } = inGit({ 'a.ts': v5 })
    const allowed = ['-c', 'protocol.file.allow=always']
    project.git(...allowed, 'submodule', '--quiet', 'add', inner.root, 'inner')
    commitAll(project)
    project.git('config', 'submodule.recurse', 'true')
    expect(await tree.filesWith({ texts: needles })).toEqual(['a.ts'])
  })

  test('is not misled by what the user sets for git grep', async () => {
    const { tree, project } = inGit({ 'a.ts': v5 })
    project.git('config', 'color.ui', 'always')
    project.git('config', 'grep.lineNumber', 'true')
    project.git('config', 'grep.patternType', 'perl')
    expect(await tree.filesWith({ texts: needles })).toEqual(['a.ts'])
    expect(await tree.filesWith({ pattern: `(Auth|Nothing) \\}` })).toEqual(['a.ts'])
  })

  test('counts whole words where it is asked to', async () => {
    const { tree } = inGit({ 'a.ts': 'err.code', 'b.ts': 'encode(decoder)' })
    expect(await tree.filesWith({ texts: ['code'], words: true })).toEqual(['a.ts'])
  })
})

function inGit(files: Files): { tree: SourceTree; project: TemporaryProject } {
  return listedBy(repositoryWith(files), (root) => gitTree(root, git))
}

function listedBy(
  project: TemporaryProject,
  open: (root: string) => SourceTree,
): { tree: SourceTree; project: TemporaryProject } {
  return { tree: open(project.root), project }
}

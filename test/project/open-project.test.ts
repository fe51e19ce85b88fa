import { symlinkSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createGit } from '../../src/project/git.js'
import { openProject, pathInScope } from '../../src/project/open-project.js'
import { folderWith, repositoryWith } from '../setup/temporary-project.js'

const git = createGit(process.env)

test('the project of a folder in git is the whole repository', async () => {
  const project = repositoryWith({ 'apps/web/src/a.ts': '' })
  const { tree, scopes } = await openProject(
    [project.at('apps/web'), project.at('apps/web/src/a.ts')],
    git,
  )
  expect([tree.root, tree.inGit]).toEqual([project.root, true])
  expect(scopes).toEqual(['apps/web', 'apps/web/src/a.ts'])
})

test('outside git it is the nearest package above all paths', async () => {
  const project = folderWith({
    'app/package.json': '{}',
    'app/src/a/x.ts': '',
    'app/src/b/y.ts': '',
  })
  const { tree, scopes } = await openProject(
    [project.at('app/src/a'), project.at('app/src/b/y.ts')],
    git,
  )
  expect([tree.root, tree.inGit]).toEqual([project.at('app'), false])
  expect(scopes).toEqual(['src/a', 'src/b/y.ts'])
})

test('outside git and without a package it is the common folder', async () => {
  const project = folderWith({ 'a/x.ts': '', 'ab/y.ts': '' })
  const { tree, scopes } = await openProject([project.at('a'), project.at('ab')], git)
  expect(tree.root).toBe(project.root)
  expect(scopes).toEqual(['a', 'ab'])
})

test('a named link to a folder means the folder', async () => {
  const project = repositoryWith({ 'real/a.ts': '' })
  symlinkSync('real', project.at('link'))
  expect((await openProject([project.at('link')], git)).scopes).toEqual(['real'])
})

test('a path that is not there is said by name', async () => {
  const project = folderWith({})
  await expect(openProject([project.at('gone')], git)).rejects.toThrow(
    `there is no file or folder ${project.at('gone')}`,
  )
})

test('two repositories are one too many', async () => {
  const paths = [repositoryWith({ 'a.ts': '' }).root, repositoryWith({ 'b.ts': '' }).root]
  await expect(openProject(paths, git)).rejects.toThrow('more than one repository')
})

test('a repository that git refuses to read is not taken for none', async () => {
  const project = folderWith({ 'a.ts': '', '.git': 'gitdir: /nowhere\n' })
  await expect(openProject([project.root], git)).rejects.toThrow('git cannot read the repository')
})

test('without git on the machine a folder is a folder', async () => {
  const project = folderWith({ 'a.ts': '' })
  const none = createGit({ PATH: project.root })
  expect((await openProject([project.root], none)).tree.inGit).toBe(false)
})

test('a path is in scope when it is named or lies below a named folder', () => {
  expect(pathInScope('src/a.ts', [''])).toBe('src/a.ts')
  expect(pathInScope('src/a.ts', ['src'])).toBe('a.ts')
  expect(pathInScope('src/a.ts', ['src/a.ts'])).toBe('a.ts')
  expect(pathInScope('src/b/a.ts', ['src', 'src/b'])).toBe('a.ts')
  expect(pathInScope('src2/a.ts', ['src'])).toBeNull()
  expect(pathInScope('src/a.tsx', ['src/a.ts'])).toBeNull()
})

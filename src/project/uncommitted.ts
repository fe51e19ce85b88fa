import { type Git, splitNul } from './git.js'
import { ProjectError } from './project-error.js'

/**
 * Lists the files of a repository that git could not bring back as they are: changed, staged or new
 * ones. Paths are below the root, with `/`.
 */
export async function uncommittedFiles(root: string, git: Git): Promise<ReadonlySet<string>> {
  const args = ['status', '--porcelain=v1', '-z', '--untracked-files=all', '--no-renames']
  const answer = await git(root, args)
  if (answer.code !== 0) {
    throw new ProjectError(`git could not say what is committed: ${answer.stderr.trim()}`)
  }
  return new Set(splitNul(answer.stdout).map((entry) => entry.slice(3)))
}

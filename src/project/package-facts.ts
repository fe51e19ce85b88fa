import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { configurationFiles, configurationTexts } from '../../transforms/configured-metadata.js'
import { errorReadTexts } from '../../transforms/error-reads.js'
import { lostSettingTexts } from '../../transforms/lost-settings.js'
import { isManualMock, manualMockNames } from '../../transforms/mocked-methods.js'
import type { PackageFacts } from '../../transforms/model.js'
import { factsOf, type PackageText } from '../../transforms/package-facts.js'
import { relayTexts } from '../../transforms/relayed-errors.js'
import { userMemberTexts } from '../../transforms/user-members.js'
import { placeOf } from './source-kinds.js'
import type { SourceTree } from './source-tree.js'

/** What the files of one package say that concerns all of them. */
export interface PackageEvidence {
  /** Files with v5 code, and those that import it from them. */
  readonly sources: readonly FoundText[]
  /** Files found by a search for what facts rest on; most have no v5 code. */
  readonly texts: readonly FoundText[]
}

/** A file that a search has found. */
export type FoundText = PackageText

/** Puts together the facts of one package. */
export function packageFacts(
  { sources, texts }: PackageEvidence,
  remaining: (text: FoundText) => string = ({ text }) => text,
): PackageFacts {
  return factsOf([...sources, ...texts], remaining)
}

/** Searches a project for the files that the facts of its packages rest on. */
export async function findEvidence(tree: SourceTree): Promise<readonly string[]> {
  const texts = [
    'autoSignIn',
    'Auth.signIn',
    'federatedSignIn',
    ...lostSettingTexts,
    ...errorReadTexts,
    ...relayTexts,
    ...userMemberTexts,
    ...configurationTexts.filter((text) => !text.endsWith('(')),
  ]
  const [said, named] = await Promise.all([
    tree.filesWith({ texts, words: true, alsoIn: configurationFiles }),
    tree.filesNamed(manualMockNames),
  ])
  const mocks = named.filter(isManualMock)
  return [...new Set([...said, ...mocks])]
}

/** Reads what was found, as far as it is the user's own and small enough to be written by hand. */
export function readEvidence(tree: SourceTree, paths: readonly string[]): readonly FoundText[] {
  return paths.flatMap((path) => {
    if (placeOf(path).kind === 'foreign' || /\.min\.[cm]?js$/.test(path)) return []
    try {
      const text = readFileSync(join(tree.root, path), 'utf8')
      return text.length > largestText ? [] : [{ path, text }]
    } catch {
      // Gone or closed since it was found; a file of v5 code that cannot be read is named elsewhere.
      return []
    }
  })
}

const largestText = 1_000_000

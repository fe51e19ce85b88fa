import { isManualMock } from '../../transforms/mocked-methods.js'
import { pathInScope } from './open-project.js'
import { placeOf } from './source-kinds.js'
import type { Workbench } from './workbench.js'

/** Mocks in `__mocks__` that stand for a module of v5, which their texts need not name. */
export function manualMockFiles(
  found: readonly string[],
  { project, choices }: Workbench,
): readonly string[] {
  if (choices.bridgeOnly) return []
  return found.filter((path) => {
    const below = pathInScope(path, project.scopes)
    return isManualMock(path) && below !== null && placeOf(path, below).kind === 'source'
  })
}

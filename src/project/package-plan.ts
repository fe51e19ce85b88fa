import type { Choices } from '../../transforms/model.js'
import type { PackagesToPlan } from './package-json-plan.js'
import { mentionsIn } from './package-mentions.js'
import type { PlannedFile } from './planned-file.js'

/**
 * Plans what becomes of the versions, where the run is a whole migration. What that takes is loaded
 * only for a project with code of v6 in it, written or to be written.
 */
export async function planPackages(
  plan: Omit<PackagesToPlan, 'bridgeOnly'> & { readonly choices: Choices },
): Promise<readonly PlannedFile[]> {
  const { choices, sources, results } = plan
  if (choices.only !== null) return []
  const isMoved = [...sources.texts.values()].some(({ path, text }) => {
    const result = results.get(path)
    if (result?.status !== 'changed') return result !== undefined && mentionsIn(text).isMoved
    return (result.helpers ?? []).length > 0 || mentionsIn(result.code).isMoved
  })
  if (!isMoved) return []
  const { planPackageJson } = await import('./package-json-plan.js')
  return planPackageJson({ ...plan, bridgeOnly: choices.bridgeOnly })
}

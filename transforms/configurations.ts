import { memberFate } from './export-fates.js'
import type { NameTable } from './names.js'
import { isMember, type Node, parentOf, staticKey } from './node.js'

/** A place where v6 does not have what v5 code asks of `Amplify`. */
export interface AmplifyGap {
  readonly node: Node
  readonly row: string
  readonly api: string
  readonly note: string
}

/** Members that v6's Amplify still has. */
const KEPT = /^(?:configure|getConfig|getTokens|fetchAuthSession|clearCredentials|Auth)$/

/** Finds members of `Amplify` that are gone. */
export function amplifyGaps(table: NameTable): AmplifyGap[] {
  return table.uses.flatMap((use) => {
    if (use.carries !== 'amplify') return []
    const member = parentOf(use.node)
    const key = isMember(member) && member.object === use.node ? staticKey(member) : null
    if (!isMember(member) || key === null) return []
    if (!KEPT.test(key)) {
      const fate = memberFate(key)
      const why = fate?.kind === 'gone' ? `; ${fate.row.instead}` : ''
      const note = `v6's Amplify has no ${key}${why}`
      return [
        { node: use.node, row: fate?.row.id ?? 'form.root-import', api: `Amplify.${key}`, note },
      ]
    }
    return []
  })
}

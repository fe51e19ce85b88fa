import { codeIn } from './markup-code.js'
import type { Finding } from './model.js'
import type { NameTable, V5Name } from './names.js'
import { positionOf } from './position.js'
import { methodRowOf } from './rules/method-row.js'
import type { Script } from './script.js'

/** What the markup of a component says about v5 names. */
export interface MarkupUses {
  readonly findings: readonly Finding[]
  /** Names that the markup reads, and that therefore have to stay. */
  readonly names: ReadonlySet<V5Name>
}

const NONE: MarkupUses = { findings: [], names: new Set() }

/** Finds v5 names in the markup of a component. Markup is never rewritten: its sites are bridges. */
export function templateFindings(script: Script, table: NameTable, source: string): MarkupUses {
  const { template } = script
  if (template === null) return NONE
  const isCode = codeIn(template)
  const names = new Set<V5Name>()
  const findings: Finding[] = []
  for (const name of table.names) {
    if (name.typeOnly) continue
    const uses = new RegExp(
      `(?<![\\w$.-])${name.binding.name.replace(/\$/g, '\\$')}(?![\\w$-])(\\??\\.(\\w+))?`,
      'g',
    )
    for (const match of template.matchAll(uses)) {
      if (!isCode(match.index)) continue
      names.add(name)
      if (name.carries === 'auth') findings.push(finding(source, match.index, match[2]))
    }
  }
  for (const match of template.matchAll(/\$Amplify\.Auth(?:\.(\w+))?/g)) {
    findings.push({
      ...finding(source, match.index, match[1]),
      tier: 'manual',
      note: 'it stands in the markup, which is not rewritten: move the call into the script',
    })
  }
  return { findings, names }
}

function finding(source: string, start: number, method: string | undefined): Finding {
  return {
    ...positionOf(source, start),
    start,
    api: method ?? 'Auth',
    tier: 'bridge',
    row: (method && methodRowOf(method)?.id) || 'form.template',
    note: 'it stands in the markup, which is not rewritten',
  }
}

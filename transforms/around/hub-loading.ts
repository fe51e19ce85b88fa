import { joinEdits, newEdits } from '../edits.js'
import { WITH_USERS } from '../hub-home.js'
import { SHIM, v5Module } from '../modules.js'
import type { Carrying, NameTable, V5Name } from '../names.js'
import { endOf, type Node, startOf } from '../node.js'
import { type Around, type AroundFile, NOTHING_AROUND } from './around.js'
import { bridgeOf, findingOf, helperModuleOf, UTILS } from './hub-finding.js'
import { readsUsers } from './hub-users.js'
import { hubVerdict } from './hub-verdict.js'

/** `const { Hub } = require('aws-amplify')`, where nothing else is taken from that call. */
export function loadedHubs(file: AroundFile): Around[] {
  const { table, context } = file.decision
  const sites = new Set(table.names.map(({ origin }) => origin.site))
  return [...sites].flatMap((site) => {
    const uses = table.uses.filter(({ origin }) => origin.site === site)
    const names = table.names.filter(({ origin }) => origin.site === site)
    const isIgnored = uses.some(({ node }) => context.isIgnored(startOf(node)))
    return isLoadedAlone(site, table) && !isIgnored ? loaded(site, names, uses, file) : []
  })
}

/** Is Hub all that is taken from a call of `require` or `import`? */
export function isLoadedAlone(site: Node, { names, uses }: NameTable): boolean {
  const own = uses.filter(({ origin }) => origin.site === site)
  const taken = names.filter(({ origin }) => origin.site === site)
  const isHub = [...taken, ...own].every(({ carries }) => carries === 'hub')
  return site.type === 'CallExpression' && isHub && taken.length > 0 && own.length > 0
}

function loaded(
  site: Node,
  names: readonly V5Name[],
  uses: readonly Carrying[],
  file: AroundFile,
): Around[] {
  const [argument] = site.type === 'CallExpression' ? (site.arguments as Node[]) : []
  if (argument?.type !== 'StringLiteral' || v5Module(argument.value) === null) return []
  const verdict = hubVerdict(uses, file)
  const found = findingOf(site, verdict, file.source)
  const helper = helperModuleOf(file)
  const isBridge = found.tier === 'helper' && helper === null
  const edits = newEdits()
  const module = found.tier === 'native' ? UTILS : (helper ?? SHIM)
  if (argument.value !== module) edits.replace(startOf(argument) + 1, endOf(argument) - 1, module)
  const imported = module === helper && readsUsers(uses, file) ? WITH_USERS : 'Hub'
  for (const { entry } of imported === 'Hub' ? [] : names) {
    const property =
      entry.kind === 'declared' ? entry.property : entry.kind === 'parameter' ? entry.node : null
    if (property?.type !== 'ObjectProperty') return []
    const { key, shorthand } = property
    edits.replace(startOf(key), endOf(key), shorthand ? `${imported}: Hub` : imported)
  }
  return [
    {
      ...NOTHING_AROUND,
      edits: joinEdits([edits.done(), verdict.edits]),
      findings: [isBridge ? bridgeOf(found) : found],
      helpers: module === helper ? [imported] : [],
      settled: new Set([site, ...uses.map(({ node }) => node)]),
    },
  ]
}

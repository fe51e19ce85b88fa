import { type EditBuilder, type EditSet, joinEdits, newEdits } from '../edits.js'
import type { Addition } from '../import-changes.js'
import { ownEnd } from '../layout.js'
import type { ManualMock } from '../mocked-methods.js'
import type { V5Name } from '../names.js'
import { endOf, type Node, type NodeOf, startOf } from '../node.js'
import type { RuleContext } from '../rules/verdict.js'
import type { ScopeTree } from '../scope.js'
import type { AuthUse } from '../uses.js'
import { manualOf } from './mocks-automock.js'
import { mocksModule, runnerOf } from './mocks-calls.js'
import type { MockFile } from './mocks-file.js'
import { isLoadedForAuth, isOwnLoad, loadedForAuth, spelledEdits } from './mocks-loads.js'
import type { Role } from './mocks-names.js'
import {
  factoryHead,
  type MockStyle,
  manualAuth,
  mockStatement,
  realProperties,
} from './mocks-texts.js'

/** What a file of tests says of Auth. */
interface Said {
  readonly names: ReadonlySet<V5Name>
  /** Mentions of Auth that are taken out of a module on the spot. */
  readonly spelled: readonly AuthUse[]
  /** Does the file mock the helper module by now? */
  readonly isMocked: boolean
  readonly uses: readonly { readonly use: AuthUse; readonly role: Role }[]
}

/** What comes into a file of tests. */
interface AddedToTests {
  readonly edits: EditSet
  readonly imports: readonly Addition[]
  /** Names of whole modules that stand for the helper module from now on. */
  readonly loaded: readonly V5Name[]
}

/** What a file needs besides: the module under the name of Auth, and a mock where it has none. */
export function addedToTests(said: Said, file: MockFile): AddedToTests {
  const { layout, importName } = file.context
  const { helperModule } = file.style
  const { names, spelled, uses } = said
  const replacing = uses.flatMap(({ role }) => (role.kind === 'replaces' ? [role] : []))
  const lines = mockOfAll(said, replacing.length > 0, file)
  const imports: Addition[] = []
  const mentions = new Set([...uses.map(({ use }) => use.at.name), null])
  const isCopied = replacing.some(({ writes }) => writes)
  for (const name of names) {
    const local = name.binding.name
    const isRead = mentions.has(name) || name.binding.references.length === 0
    if (isOwnLoad(name) || !isRead) continue
    const whole = isCopied ? importName(helperModule, 'amplifyAuth', []) : local
    imports.push({ module: helperModule, imported: '*', local: whole, typeOnly: false })
    // Nobody may write to what is imported, but to a name that stands for it.
    if (isCopied) lines.unshift(`const ${local} = ${whole}${layout.semicolon}`)
  }
  const nameWhole = () => importName(helperModule, 'amplifyAuth', [])
  const nameCopy = () => importName(helperModule, 'Auth', [])
  const loaded = [...new Set(spelled.flatMap(({ at }) => at.name ?? []))].filter((name) =>
    isLoadedForAuth(name, spelled),
  )
  const isNamed = ({ at }: AuthUse) => at.name !== null && !loaded.includes(at.name)
  const isWritten = uses.some(
    ({ use, role }) =>
      role.kind === 'replaces' && role.writes && spelled.includes(use) && isNamed(use),
  )
  if (spelled.some(isNamed)) {
    imports.push({ module: helperModule, imported: '*', local: nameWhole(), typeOnly: false })
    if (isWritten) lines.unshift(`const ${nameCopy()} = ${nameWhole()}${layout.semicolon}`)
  }
  const edits = newEdits()
  insertBelowImports(lines, file.context, edits)
  const nameOf = (name: V5Name) => {
    if (loaded.includes(name)) return name.binding.name
    return isWritten ? nameCopy() : nameWhole()
  }
  return {
    edits: joinEdits([
      edits.done(),
      ...spelled.map((use) => spelledEdits(use, helperModule, nameOf)),
      ...loaded.map((name) => loadedForAuth(name, helperModule)),
    ]),
    imports,
    loaded,
  }
}

/** A mock whose functions are the real ones, or those of `__mocks__`, until a test replaces them. */
function mockOfAll({ isMocked }: Said, isReplacing: boolean, file: MockFile): string[] {
  const { context, style } = file
  const { tree, knowledge } = context
  const manual = manualOf(context)
  const runner = runnerOf(tree) ?? manual?.runner
  if (isMocked || !runner || mocksModule(tree, style.helperModule)) return []
  const ofFolder = manual?.runner === 'jest' && runner === 'jest' ? manual : null
  // What stands in a setup file counts here as well.
  if (ofFolder && knowledge.setupMock === 'there') return []
  const isShared = knowledge.package.sharedMock === 'setup'
  const isReplaced = !isShared && isReplacing && !isGivenToTests(tree)
  return ofFolder || isReplaced ? [wholeMock(runner, ofFolder, style)] : []
}

/** A statement that mocks the helper module with itself, and with what `__mocks__` has of Auth. */
export function wholeMock(
  runner: 'jest' | 'vi',
  manual: ManualMock | null,
  style: MockStyle,
): string {
  const properties = realProperties({ runner, verb: 'mock' }, style)
  if (manual) properties.push(manualAuth(manual, style))
  const text = {
    callee: `${runner}.mock`,
    module: style.helperModule,
    head: factoryHead(runner),
    properties,
    indent: '',
  }
  return mockStatement(text, style.layout)
}

/** Does the file hand something to files of tests? These may have loaded what it mocks before. */
function isGivenToTests(tree: ScopeTree): boolean {
  const { body } = tree.module.node as NodeOf<'Program'>
  const isExport = body.some(({ type }) => /^Export/.test(type))
  return isExport && !['describe', 'test', 'it'].some((name) => tree.references.has(name))
}

/** New statements go below the imports, set off by a blank line, or else before everything. */
function insertBelowImports(
  lines: readonly string[],
  { source, layout, tree }: RuleContext,
  edits: EditBuilder,
): void {
  const { body, directives } = tree.module.node as NodeOf<'Program'>
  const { newline } = layout
  if (lines.length === 0) return
  const last = body.findLast(({ type }) => type === 'ImportDeclaration')
  const [first] = body
  if (last) {
    const text = lines.map((line) => newline + newline + line).join('')
    edits.insertBefore(ownEnd(source, startOf(last), endOf(last)), text)
  } else if (first) {
    const text = lines.map((line) => line + newline + newline).join('')
    edits.insertBefore(startOf(first), text)
  } else {
    const start = directives.at(-1) as Node | undefined
    const gap = source.trim() === '' ? '' : newline
    edits.insertAfter(start ? endOf(start) : source.length, gap + lines.join(newline) + newline)
  }
}

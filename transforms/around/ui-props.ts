import { type UiProp, uiProps } from '../../src/table/ui-props.js'
import { newEdits } from '../edits.js'
import { memberPath, pathFrom } from '../flow/plain-path.js'
import {
  endOf,
  isCall,
  isMember,
  type Node,
  type NodeOf,
  parentOf,
  startOf,
  staticKey,
  walk,
} from '../node.js'
import type { AroundFile } from './around.js'
import type { Spot } from './spot.js'
import type { Renamed } from './ui-renames.js'
import { importedFrom, membersRead } from './ui-user.js'

const ROW = 'ui.props'

/** Props, and colours of a theme, that v6 calls otherwise or has not. */
export function changedProps(file: AroundFile): { renamed: Renamed[]; spots: Spot[] } {
  const props = uiProps.flatMap((row) => given(row, file).map((attribute) => ({ row, attribute })))
  const renamed = props.flatMap(({ row, attribute }) => renaming(row, attribute))
  const left = props.filter(({ attribute }) => !renamed.some(({ spot }) => spot.node === attribute))
  return {
    renamed: [...renamed, ...brandReads(file)],
    spots: [
      ...left.flatMap(({ row, attribute }) => spotOf(row, attribute)),
      ...brandsOfThemes(file),
    ],
  }
}

type Attribute = NodeOf<'JSXAttribute'>

/** Where a component is given the prop. */
function given({ component, from, prop, unlessBeside }: UiProp, file: AroundFile): Attribute[] {
  const elements = importedFrom([from], component, file).flatMap(({ references }) =>
    references.flatMap(({ node }) => {
      const opening = parentOf(node)
      return opening?.type === 'JSXOpeningElement' && opening.name === node ? [opening] : []
    }),
  )
  return elements.flatMap(({ attributes }) => {
    const named = attributes.filter((one): one is Attribute => one.type === 'JSXAttribute')
    if (named.some(({ name }) => name.name === unlessBeside)) return []
    return named.filter(({ name }) => name.name === prop)
  })
}

function renaming({ component, prop, becomes }: UiProp, attribute: Attribute): Renamed[] {
  if (becomes === null) return []
  const edits = newEdits()
  const spot = { node: attribute, row: ROW, api: `${component}.${prop}` }
  if ('prop' in becomes) {
    edits.replace(startOf(attribute.name), endOf(attribute.name), becomes.prop)
    return [{ spot, edits: edits.done() }]
  }
  const { value } = attribute
  if (value?.type !== 'StringLiteral' || value.value !== becomes.was) return []
  edits.replace(startOf(value) + 1, endOf(value) - 1, becomes.value)
  return [{ spot, edits: edits.done() }]
}

/** A value that is not written out may be one of v6 already. */
function spotOf({ component, prop, becomes, note }: UiProp, attribute: Attribute): Spot[] {
  if (becomes !== null || note === undefined) return []
  return [{ node: attribute, row: ROW, api: `${component}.${prop}`, note: `${prop} ${note}` }]
}

/** `tokens.colors.brand.primary[80]`, where `useTheme()` gave the tokens. */
function brandReads(file: AroundFile): Renamed[] {
  return importedFrom([UI_REACT], 'useTheme', file)
    .flatMap(({ references }) => references.map(({ node }) => parentOf(node)))
    .filter(isCall)
    .flatMap((call) => membersRead('tokens', pathFrom(call), file))
    .flatMap((tokens) => membersRead('colors', memberPath(tokens), file))
    .flatMap((colors) => membersRead('brand', memberPath(colors), file))
    .flatMap((brand): Renamed[] => {
      const next = parentOf(brand)
      if (
        !isMember(brand) ||
        !isMember(next) ||
        !/^(?:primary|secondary)$/.test(staticKey(next) ?? '')
      )
        return []
      const edits = newEdits()
      edits.replace(endOf(brand.object), endOf(brand), '')
      return [{ spot: { node: brand, row: ROW, api: 'colors.brand' }, edits: edits.done() }]
    })
}

const UI_REACT = '@aws-amplify/ui-react'

/** `createTheme({ tokens: { colors: { brand: … } } })` */
function brandsOfThemes(file: AroundFile): Spot[] {
  const names = ['createTheme', 'Theme', 'ThemeProvider', 'AmplifyProvider']
  if (!names.some((name) => importedFrom([UI_REACT], name, file).length > 0)) return []
  const found: Spot[] = []
  walk(file.program.file.program, (node) => {
    if (keyOf(node) !== 'brand') return
    const colors = around(node)
    if (keyOf(colors) !== 'colors' || keyOf(colors && around(colors)) !== 'tokens') return
    const note = 'brand is gone from colors: primary and secondary stand in its place'
    found.push({ node, row: ROW, api: 'colors.brand', note })
  })
  return found
}

function keyOf(node: Node | undefined): string | null {
  return node?.type === 'ObjectProperty' ? staticKey(node) : null
}

/** The property whose object a property stands in. */
function around(property: Node): Node | undefined {
  const object = parentOf(property)
  return object?.type === 'ObjectExpression' ? parentOf(object) : undefined
}

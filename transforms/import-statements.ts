import type { Addition, ImportContext } from './import-changes.js'
import type { Layout } from './layout.js'

export function specifierText({ imported, local }: Addition): string {
  return imported === local ? imported : `${imported} as ${local}`
}

/** One statement for each module, broken over lines where it would run past the file's width. */
export function statements(additions: readonly Addition[], context: ImportContext): string[] {
  const groups = new Map<string, Addition[]>()
  for (const addition of additions) {
    const whole = addition.imported === '*' ? addition.local : ''
    const key = `${addition.typeOnly} ${addition.module} ${whole}`
    groups.set(key, [...(groups.get(key) ?? []), addition])
  }
  return [...groups.values()].map((group) => statement(group, context))
}

function statement(group: readonly Addition[], context: ImportContext): string {
  const { layout, style } = context
  const [{ module, typeOnly, imported, local }] = group as [Addition]
  const module_ = `${layout.quote}${module}${layout.quote}`
  if (group.every(({ imported }) => imported === '')) {
    const line = style === 'import' ? `import ${module_}` : `require(${module_})`
    return `${line}${layout.semicolon}`
  }
  if (imported === '*') {
    const line =
      style === 'import'
        ? `import * as ${local} from ${module_}`
        : `const ${local} = require(${module_})`
    return `${line}${layout.semicolon}`
  }
  const names =
    style === 'import'
      ? group.map(specifierText)
      : group.map(({ imported, local }) => (imported === local ? local : `${imported}: ${local}`))
  const [head, tail] =
    style === 'import'
      ? [`import ${typeOnly ? 'type ' : ''}`, ` from ${module_}${layout.semicolon}`]
      : ['const ', ` = require(${module_})${layout.semicolon}`]
  const line = `${head}${braced(names, layout)}${tail}`
  if (line.length <= layout.width) return line
  const comma = layout.trailingComma ? ',' : ''
  const list = names.map((name) => `${layout.unit}${name}`).join(`,${layout.newline}`)
  return `${head}{${layout.newline}${list}${comma}${layout.newline}}${tail}`
}

export function braced(names: readonly string[], layout: Layout): string {
  return layout.spacedBraces ? `{ ${names.join(', ')} }` : `{${names.join(', ')}}`
}

export function indentText(text: string, indent: string): string {
  return indent === '' ? text : text.replace(/\n/g, `\n${indent}`)
}

import type {
  ConfigRow,
  ErrorRow,
  EventRow,
  ExportRow,
  MethodRow,
  Row,
  TypeRow,
  UiRow,
} from '../table/row.js'
import { tierToday } from './explain-method.js'

const START = '<!-- table:start -->'
const END = '<!-- table:end -->'

/** Writes the rows as Markdown: the methods open, the other kinds folded behind a heading each. */
export function migrationTable(rows: readonly Row[]): string {
  return [
    table(['v5', 'v6', 'What changes', 'Today'], ofKind(rows, 'method').map(methodCells)),
    folded(
      'Hub events',
      ['v5', 'v6', 'Data in v5', 'Data in v6'],
      ofKind(rows, 'event'),
      eventCells,
    ),
    folded('Configuration', ['v5', 'v6', 'What changes'], ofKind(rows, 'config'), configCells),
    folded('Errors', ['v5', 'v6', 'What changes'], ofKind(rows, 'error'), errorCells),
    folded('Types', ['v5', 'v6', 'What changes'], ofKind(rows, 'type'), typeCells),
    folded(
      'Other exports',
      ['v5', 'v6', 'What changes'],
      [...ofKind(rows, 'export'), ...ofKind(rows, 'category')],
      exportCells,
    ),
    folded('Components', ['v5', 'v6', 'What changes'], ofKind(rows, 'ui'), uiCells),
  ].join('\n\n')
}

/**
 * Puts the table between the markers of a README and leaves everything else as it is.
 *
 * @throws when a marker is missing or the two are the wrong way round.
 */
export function withTable(readme: string, markdown: string): string {
  const start = readme.indexOf(START)
  const end = readme.indexOf(END)
  if (start < 0 || end < start) {
    throw new Error(`The README needs a line ${START} and, below it, a line ${END}.`)
  }
  return `${readme.slice(0, start + START.length)}\n\n${markdown}\n\n${readme.slice(end)}`
}

function ofKind<K extends Row['kind']>(
  rows: readonly Row[],
  kind: K,
): readonly Extract<Row, { kind: K }>[] {
  return rows.filter((row): row is Extract<Row, { kind: K }> => row.kind === kind)
}

function folded<R extends Row>(
  title: string,
  head: readonly string[],
  rows: readonly R[],
  cells: (row: R) => readonly string[],
): string {
  const summary = `<summary>${title} (${rows.length})</summary>`
  return `<details>\n${summary}\n\n${table(head, rows.map(cells))}\n\n</details>`
}

function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')
}

function methodCells(row: MethodRow): readonly string[] {
  const name = code(`Auth.${row.name}`)
  return [
    row.deprecated ? `${name} (deprecated)` : name,
    row.v6.length === 0 ? 'none' : row.v6.map(code).join(', '),
    silently(row),
    tierToday(row),
  ]
}

function eventCells(row: EventRow): readonly string[] {
  return [
    code(row.name),
    row.v6 === null ? `none: ${text(row.instead ?? 'nothing')}` : code(row.v6),
    code(row.data.v5),
    row.data.v6 === null ? '' : code(row.data.v6),
  ]
}

function configCells(row: ConfigRow): readonly string[] {
  const perCall = row.perCall === undefined ? undefined : `${code(row.perCall)} of each call`
  const elsewhere = row.instead === undefined ? 'none' : code(row.instead)
  return [
    code(row.name),
    row.v6 === null ? (perCall ?? elsewhere) : code(row.v6),
    text(row.summary),
  ]
}

function errorCells(row: ErrorRow): readonly string[] {
  const several = [...new Set(Object.values(row.byMethod ?? {}))].map(code).join(', ')
  const v6 = row.v6 === null ? several || 'none' : code(row.v6)
  return [
    row.form === 'string' ? `${code(`'${row.name}'`)} (a string)` : code(row.name),
    v6,
    text(row.summary),
  ]
}

function typeCells(row: TypeRow): readonly string[] {
  const v6 = row.v6 ?? row.instead
  return [code(row.name), v6 === undefined ? 'none' : code(v6), text(row.summary)]
}

function exportCells(row: ExportRow): readonly string[] {
  return [
    `${code(row.name)} of ${row.from.map(code).join(', ')}`,
    row.kept === null ? 'none' : code(row.kept.module),
    text(row.summary),
  ]
}

function uiCells(row: UiRow): readonly string[] {
  const v6 = row.v6 === null ? 'by hand' : `${code(row.v6.name)} of ${code(row.v6.module)}`
  return [text(row.name), row.isKept ? 'the same name' : v6, text(row.summary)]
}

/** A method says everything; the rest says it in one sentence, `amplift explain` has more. */
function silently(row: MethodRow): string {
  const sentences = row.silent.map((sentence) => `**Silent:** ${text(sentence)}`)
  return [text(row.summary), ...sentences].join('<br>')
}

/** Source text in a cell; a bar would end the cell even there. */
function code(source: string): string {
  return `\`${source.replaceAll('|', '\\|')}\``
}

/** A sentence in a cell, without anything that Markdown would read as its own. */
function text(sentence: string): string {
  return sentence.replace(/[|*<`]|\b_\B|\B_\b/g, '\\$&')
}

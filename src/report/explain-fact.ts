import type {
  ConfigRow,
  ErrorPlace,
  ErrorRow,
  EventRow,
  ExportRow,
  FormFate,
  FormRow,
  MemberRow,
  MethodRow,
  Row,
  TypeRow,
  UiRow,
} from '../table/row.js'
import { arrows, code, paragraph, type Section } from './explain-layout.js'

/** Before and after of every row that is no method, with what its kind knows besides. */
export function factSections(row: Exclude<Row, MethodRow>): readonly Section[] {
  switch (row.kind) {
    case 'event':
      return eventSections(row)
    case 'config':
      return configSections(row)
    case 'error':
      return errorSections(row)
    case 'type':
      return typeSections(row)
    case 'member':
    case 'form':
    case 'export':
    case 'category':
    case 'ui':
      return placeSections(row)
  }
}

function eventSections(row: EventRow): readonly Section[] {
  const gone = `nothing on the channel auth; instead: ${row.instead ?? 'nothing'}`
  return [
    { heading: 'Before', lines: code(`case '${row.name}': // data: ${row.data.v5}`) },
    {
      heading: 'After',
      lines: row.v6 === null ? paragraph(gone) : code(`case '${row.v6}': // data: ${row.data.v6}`),
    },
  ]
}

function configSections(row: ConfigRow): readonly Section[] {
  const written = row.whenMissing
  return [
    { heading: 'Before', lines: code(configBefore(row)) },
    { heading: 'After', lines: configAfter(row) },
    {
      heading: 'Written out where v5 code says nothing',
      lines:
        written === undefined
          ? []
          : [...code(`${written.path}: ${written.value}`), ...paragraph(written.why, '    ')],
    },
    {
      heading: 'In amplify_outputs.json',
      lines: row.outputs === undefined ? [] : code(`auth.${row.outputs}`),
    },
  ]
}

function configBefore(row: ConfigRow): string {
  if (row.place === 'generated') return `{ ${row.name}: ... } in the generated file`
  return `Amplify.configure(${nested(row.place === 'auth' ? `Auth.${row.name}` : row.name)})`
}

function configAfter(row: ConfigRow): string[] {
  if (row.v6 !== null && row.place === 'generated') return paragraph(`the same, read as ${row.v6}`)
  if (row.v6 !== null) return code(`Amplify.configure(${nested(row.v6, configValue(row))})`)
  const lines = [
    ...(row.perCall === undefined ? [] : paragraph(`in the input of each call: ${row.perCall}`)),
    ...(row.instead === undefined ? [] : code(row.instead)),
  ]
  return lines.length > 0 ? lines : paragraph('nothing')
}

function configValue(row: ConfigRow): string {
  const old = lastPart(row.name)
  if (row.value === 'negated') return `!${old}`
  return row.value === 'list' ? `[${old}]` : old
}

/** `a.b` becomes `{ a: { b } }`, or `{ a: { b: value } }` where the value has another name. */
function nested(path: string, value: string = lastPart(path)): string {
  const [last = '', ...outer] = path.split('.').reverse()
  const inner = last === value ? `{ ${last} }` : `{ ${last}: ${value} }`
  return outer.reduce((text, key) => `{ ${key}: ${text} }`, inner)
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}

function errorSections(row: ErrorRow): readonly Section[] {
  return [
    { heading: 'Before', lines: code(comparisons(row).join('\n')) },
    { heading: 'After', lines: errorAfter(row) },
    {
      heading: 'By method',
      lines: arrows(
        Object.entries(row.byMethod ?? {}).map(([method, name]) => [
          `Auth.${method}`,
          `error.name === '${name}'`,
        ]),
      ),
    },
  ]
}

function comparisons(row: ErrorRow): readonly string[] {
  if (row.form === 'string') return [`error === '${row.name}'`]
  return row.at.map((place: ErrorPlace) => `error.${place} === '${row.name}'`)
}

function errorAfter(row: ErrorRow): string[] {
  const named = row.v6 === null ? [] : code(`error.name === '${row.v6}'`)
  const resolved =
    row.step === undefined
      ? []
      : code(`nextStep.signInStep === '${row.step}' // signIn() resolves with it`)
  if (named.length + resolved.length > 0) return [...named, ...resolved]
  return paragraph(row.byMethod === undefined ? 'nothing' : 'a name of its own at each function')
}

function typeSections(row: TypeRow): readonly Section[] {
  const keyword = row.entity === 'type' ? 'import type' : 'import'
  return [
    { heading: 'Before', lines: code(`${keyword} { ${row.name} } from '${row.from[0] ?? ''}'`) },
    { heading: 'After', lines: typeAfter(row) },
    {
      heading: 'Values',
      lines: arrows(
        Object.entries(row.members ?? {}).map(([name, { v5, v6 }]) => [
          name === v5 ? `'${v5}'` : `${name} '${v5}'`,
          v6 === null ? 'nothing' : `'${v6}'`,
        ]),
      ),
    },
    {
      heading: 'Members',
      lines: arrows(Object.entries(row.shape ?? {}).map(([from, to]) => [from, to ?? 'not on it'])),
    },
  ]
}

function typeAfter(row: TypeRow): string[] {
  if (row.v6 !== null) return code(`${row.v6}, from ${row.module ?? 'aws-amplify/auth'}`)
  return row.instead === undefined ? paragraph('nothing') : code(row.instead)
}

const FATES: Readonly<Record<FormFate, string>> = {
  'as its uses': 'As native as the uses behind it.',
  helper: 'The helper module takes its place.',
  bridge: 'It stays, on the shim.',
  manual: 'Left for a person.',
}

function placeSections(row: MemberRow | FormRow | UiRow | ExportRow): readonly Section[] {
  return [
    { heading: 'Before', lines: code(row.before) },
    { heading: 'After', lines: code(row.after) },
    { heading: 'Today', lines: row.kind === 'form' ? paragraph(FATES[row.fate]) : [] },
  ]
}

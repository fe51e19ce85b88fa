import type { Tier } from '../../transforms/model.js'
import type {
  ArgumentTarget,
  InputPath,
  MemberTarget,
  MethodRow,
  Outcomes,
  Rejects,
  Result,
  Signature,
  ValueMapping,
} from '../table/row.js'
import { arrows, bullets, code, paragraph, type Section } from './explain-layout.js'

/** Everything that a row says about calls of one method. */
export function methodSections(row: MethodRow): readonly Section[] {
  return [
    { heading: 'Before', lines: code(row.before) },
    { heading: 'After', lines: code(row.after) },
    { heading: 'Arguments', lines: row.signatures.flatMap(signatureLines) },
    {
      heading: 'Written out, because v6 has another default',
      lines: row.defaults.flatMap(({ path, value, why }) => [
        ...code(`${path}: ${value}`),
        ...paragraph(why, '    '),
      ]),
    },
    { heading: 'Result', lines: resultLines(row.result) },
    { heading: 'Rejects', lines: rejectionLines(row) },
    { heading: 'Today', lines: todayLines(row) },
  ]
}

/** The best that becomes of a call of a method. */
export function tierToday(row: MethodRow): Tier {
  const isNative = row.handler !== 'bridge' && row.handler !== 'sign-in'
  if (isNative) return 'native'
  return row.helper === undefined ? 'bridge' : 'helper'
}

const VIA: Readonly<Record<ValueMapping, string>> = {
  provider: 'translated to the names of v6',
  'custom-provider': 'as { custom }',
  'mfa-preference': 'as the preference of each method',
  'attributes-without-read-only': 'without sub and *_verified',
  'force-refresh': 'where it is true',
}

const ORDINALS = ['1st', '2nd', '3rd', '4th', '5th'] as const

function signatureLines(signature: Signature): string[] {
  if (signature.form === 'object') {
    const intro = signature.optional ? 'one object, or nothing:' : 'one object:'
    return [...paragraph(intro), ...arrows(memberPairs(signature.members), '    ')]
  }
  if (signature.args.length === 0) return paragraph('none')
  const pairs = signature.args.flatMap((target, index) => argumentPairs(target, ordinal(index)))
  return [...paragraph(`one by one, at least ${signature.required}:`), ...arrows(pairs, '    ')]
}

function ordinal(index: number): string {
  return ORDINALS[index] ?? `${index + 1}th`
}

function argumentPairs(target: ArgumentTarget, position: string): [string, string][] {
  if ('drop' in target) return [[position, 'falls away']]
  if (!('members' in target)) return [[position, memberTarget(target)]]
  return memberPairs(target.members).map(([name, to]) => [`${position}.${name}`, to])
}

function memberPairs(members: Readonly<Record<string, MemberTarget>>): [string, string][] {
  return Object.entries(members).map(([name, target]) => [name, memberTarget(target)])
}

function memberTarget(target: MemberTarget): string {
  if ('to' in target) return via(target.to, target.via)
  if ('omitWhen' in target) return `falls away when ${target.omitWhen}; else: ${target.refuse}`
  return `stays on the shim: ${target.refuse}`
}

function via(path: InputPath, mapping: ValueMapping | undefined): string {
  return mapping === undefined ? path : `${path}, ${VIA[mapping]}`
}

function resultLines(result: Result): string[] {
  switch (result.kind) {
    case 'nothing':
      return paragraph('nothing, in both majors')
    case 'same':
      return paragraph('everything it had, under the same names')
    case 'success-string':
      return paragraph(`the string 'SUCCESS' becomes ${nothingFor(result.v6)}`)
    case 'reshaped':
      return [
        ...paragraph(`${result.v5} becomes ${nothingFor(result.v6)}`),
        ...arrows(
          Object.entries(result.members).map(([from, to]) => [
            from === '' ? 'the value' : from,
            to ?? 'nothing',
          ]),
          '    ',
        ),
      ]
  }
}

function nothingFor(type: string): string {
  return type === 'void' ? 'nothing' : type
}

const SITUATIONS: Readonly<Record<keyof Outcomes, string>> = {
  signedOut: 'Nobody is signed in',
  alreadySignedIn: 'Somebody is signed in already',
  unconfirmed: 'The user is not confirmed',
  resetRequired: 'The password has to be reset',
}

const ONLY: Readonly<Record<Rejects, string | null>> = {
  v5: 'v5 rejects, v6 resolves',
  v6: 'v6 rejects, v5 resolves',
  both: null,
  neither: null,
}

function rejectionLines(row: MethodRow): string[] {
  const differences = (Object.keys(SITUATIONS) as (keyof Outcomes)[]).flatMap((situation) => {
    const only = ONLY[row.outcomes[situation]]
    return only === null ? [] : [`${SITUATIONS[situation]}: ${only}.`]
  })
  const bareString =
    row.rejection === 'string-or-service-error'
      ? ['v5 rejects with a bare string when nobody is signed in, v6 with a named error.']
      : []
  return bullets([...differences, ...bareString])
}

function todayLines(row: MethodRow): string[] {
  const shared = row.set === undefined ? '' : ` All sites of one ${row.set} leave v5 together.`
  return paragraph(`${TODAY[tierToday(row)](row)}${shared}`)
}

const TODAY: Readonly<Record<Tier, (row: MethodRow) => string>> = {
  native: (row) =>
    `Rewritten where the call, its result and its errors allow it; else ${elsewhere(row)}.`,
  helper: ({ bridged }) =>
    `A function of the helper module does on v6 what v5 did${because(bridged)}. A call stays on the shim where something needs what only v5's own objects have.`,
  bridge: ({ bridged }) => `On the shim${because(bridged)}.`,
  manual: () => 'Left for a person.',
}

function elsewhere({ helper, bridged }: MethodRow): string {
  return `${helper === undefined ? 'it stays on the shim' : 'it goes through the helper module'}${because(bridged)}`
}

function because(reason: string | undefined): string {
  return reason === undefined ? '' : `, because ${reason}`
}

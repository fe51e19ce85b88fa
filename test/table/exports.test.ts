import { describe, expect, test } from 'vitest'
import { categories, exports, rootOfV6 } from '../../src/table/exports.js'
import { compile, exportsOfSpecifier, V5_FOLDER } from './real-packages.js'

const all = [...exports, ...categories]

/** Modules of v6 that are packages of their own, of which v5's lies beside v6 here. */
const ofTheirOwn = ['@aws-amplify/geo', '@aws-amplify/predictions', '@aws-amplify/pubsub']

/** Packages of older majors, and of v5 for React Native alone. */
const notInstalled = ['@aws-amplify/xr', '@aws-amplify/pushnotification', '@aws-amplify/api-rest']

/** Names that older majors exported, from where v5 does not. */
const older = ['default', 'XR', 'AnalyticsClass', 'JS', 'Parser', 'Credentials', 'CredentialsClass']

describe('the exports of v5 beside Auth', () => {
  const moves = all.flatMap(({ kept }) => kept ?? [])
  const v6 = namesOf(
    ['aws-amplify', ...moves.flatMap(({ module, also = [] }) => [module, ...also])],
    undefined,
  )

  test('are where the table says that v6 has them', () => {
    const lost = moves
      .filter(({ module }) => !ofTheirOwn.includes(module))
      .flatMap(({ module, names, renamed = {} }) =>
        names
          .map((name) => renamed[name] ?? name)
          .filter((name) => !v6.get(module)?.includes(name))
          .map((name) => `${module} has no ${name}`),
      )
    expect(lost).toEqual([])
  })

  test('are in the other packages of v6 that are left alone, unless they are renamed', () => {
    const lost = moves.flatMap(({ names, renamed = {}, also = [] }) =>
      names.filter(
        (name) =>
          also.length > 0 &&
          renamed[name] === undefined &&
          !also.some((each) => v6.get(each)?.includes(name)),
      ),
    )
    expect(lost).toEqual([])
  })

  test('leave nothing out that the root of v6 exports', () => {
    expect([...rootOfV6].sort()).toEqual([...(v6.get('aws-amplify') ?? [])].sort())
  })

  const sources = all
    .flatMap(({ from }) => from)
    .filter((name) => name !== 'aws-amplify' && !notInstalled.includes(name))
  const v5 = namesOf([...sources], V5_FOLDER)

  test('have a row for every name of every package of v5', () => {
    const missing = [...v5].flatMap(([name, found]) => {
      const rows = all.filter(({ from }) => from.includes(name))
      const said = rows.flatMap(({ kept, gone }) => [...(kept?.names ?? []), ...gone])
      return found.filter((each) => !said.includes(each) && !saidElsewhere.test(each))
    })
    expect(missing).toEqual([])
  })

  test('name nothing that no package of v5 exports', () => {
    const known = [...v5.values()].flat()
    const said = all
      .filter(({ from }) => from.some((each) => v5.has(each)))
      .flatMap(({ kept, gone }) => [...(kept?.names ?? []), ...gone])
    const strange = said.filter((name) => !known.includes(name) && !older.includes(name))
    expect(strange.filter((name) => !/^(?:RestAPI|RestClient)/.test(name))).toEqual([])
  })
})

/** What the Hub's rows and those of Auth's types say. */
const saidElsewhere = /^(?:Hub.*|ICredentials)$/

function namesOf(
  specifiers: readonly string[],
  folder: string | undefined,
): ReadonlyMap<string, readonly string[]> {
  const wanted = [...new Set(specifiers)]
  const text = wanted.map((each, index) => `import * as m${index} from '${each}'`).join('\n')
  const compiled = compile(text, [], folder)
  return new Map(wanted.map((each) => [each, exportsOfSpecifier(compiled, each)]))
}

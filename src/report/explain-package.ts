import type { JestRow } from '../table/jest.js'
import type { PackageFate, PackageRow } from '../table/packages.js'
import { bullets, code, page, paragraph } from './explain-layout.js'

/** Says all that is known about a package as plain text, as `explain` does about a row. */
export function explainPackage(row: PackageRow): string {
  return page(row.name, 'a package of npm, in a package.json', row.summary, [
    { heading: 'Today', lines: paragraph(FATES[row.fate]) },
    { heading: 'Versions', lines: bullets(versionsOf(row)) },
    { heading: 'See', lines: row.links.map((link) => `  ${link}`) },
  ])
}

/** Says what tests under Jest need after the run. */
export function explainJest(
  rows: readonly (Pick<JestRow, 'summary'> & Partial<JestRow>)[],
): string {
  return page('jest', 'settings that go with the versions of v6', 'Jest loads aws-amplify 6.', [
    { heading: 'Settings', lines: bullets(rows.map(({ summary }) => summary)) },
    {
      heading: 'In moduleNameMapper',
      lines: rows.flatMap(({ pattern, target }) =>
        pattern === undefined ? [] : code(`"${pattern}": "${target}"`),
      ),
    },
  ])
}

const FATES: Readonly<Record<PackageFate, string>> = {
  raise: 'A range that permits what does not go with v6 is raised.',
  part: 'It goes where nothing imports it any more, and is raised where something does.',
  gone: 'It goes where nothing imports it any more; where something does, it is left for a person.',
  'while used': 'It comes in with the first import of it and goes with the last.',
}

function versionsOf({ floor, version, since, beside, reactNative }: PackageRow): string[] {
  const choices = beside?.choices ?? []
  return [
    ...(floor === null ? ['No version goes with v6.'] : [`${floor} or later goes with v6.`]),
    ...(version === null ? [] : [`Ranges come to ${version}.`]),
    ...choices.map((one) => `${one.version} goes with ${beside?.name} ${one.from} or later.`),
    ...(since === undefined
      ? []
      : [`Code that used a version below ${since} has to change as well.`]),
    ...(reactNative === undefined ? [] : [NATIVE[reactNative]]),
  ]
}

const NATIVE: Readonly<Record<NonNullable<PackageRow['reactNative']>, string>> = {
  always: 'It comes in where react-native is listed.',
  redirect: 'It comes in where react-native is listed and a sign-in redirects.',
}

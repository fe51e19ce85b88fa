import { GENERAL_GUIDE, issue } from './links.js'

/** What becomes of a package that a package.json names. */
export type PackageFate =
  /** It stays; a range that permits what does not go with v6 is raised. */
  | 'raise'
  /** It comes with aws-amplify: gone where nothing imports it, raised where something does. */
  | 'part'
  /** No version goes with v6: gone where nothing imports it, for a person where something does. */
  | 'gone'
  /** The shim: it comes in with the first import of it and goes with the last. */
  | 'while used'

/** One package of npm around Amplify. */
export interface PackageRow {
  readonly id: `package.${string}`
  readonly name: string
  readonly fate: PackageFate
  /** The lowest version that goes with aws-amplify 6; null where none does. */
  readonly floor: string | null
  /** What a range is raised to: the version that these rows were checked with. */
  readonly version: string | null
  /** Below it, the code that uses the package has to change as well. */
  readonly since?: string
  /** v5 brought it along: code that still imports it needs this version of its own. */
  readonly brought?: string
  /** A package beside it that decides which version fits; the first that fits counts. */
  readonly beside?: {
    readonly name: string
    readonly choices: readonly {
      readonly from: string
      readonly version: string
      /** Later versions of the same major no longer fit. */
      readonly pinsMinor?: true
    }[]
  }
  /** React Native apps on v6 need it: all of them, or those that sign in with a redirect. */
  readonly reactNative?: 'always' | 'redirect'
  /** One sentence for the person who reads the report. */
  readonly summary: string
  readonly links: readonly string[]
}

/** What code that amplift wrote asks of aws-amplify; v6 code that it did not write may ask less. */
export const amplifyFloor = '6.22.0'

const UI_GUIDE = 'https://ui.docs.amplify.aws/react/getting-started/migration/'
const UI_VUE_GUIDE = 'https://ui.docs.amplify.aws/vue/getting-started/migration/'
const UI_ANGULAR_GUIDE = 'https://ui.docs.amplify.aws/angular/getting-started/migration/'
const UI_NATIVE_GUIDE = 'https://ui.docs.amplify.aws/react-native/getting-started/migration/'
const COPIES = [issue(12627), issue(13135)]

/** Everything that changes in a package.json on the way to v6. */
export const packages: readonly PackageRow[] = [
  {
    ...raised('aws-amplify', '6.0.0', '6.22.1', 'The functions of v6.', [GENERAL_GUIDE]),
  },
  part('analytics', '7.0.0', '7.2.0'),
  part('api', '6.0.0', '6.4.2'),
  part('api-graphql', '4.0.0', '4.10.1'),
  part('api-rest', '4.0.0', '4.7.0'),
  part('auth', '6.0.0', '6.21.1'),
  part('core', '6.0.0', '6.19.2'),
  part('datastore', '5.0.0', '5.1.13'),
  part('notifications', '2.0.0', '2.2.0'),
  part('storage', '6.0.0', '6.17.0'),
  category('datastore-storage-adapter', '2.1.0', '2.2.6'),
  category('geo', '3.0.0', '3.0.94'),
  category('interactions', '6.0.0', '6.1.36'),
  category('predictions', '6.0.0', '6.1.73'),
  category('pubsub', '6.0.0', '6.2.1'),
  gone('@aws-amplify/cache', 'Cache is in aws-amplify/utils.', [GENERAL_GUIDE]),
  gone(
    '@aws-amplify/pushnotification',
    'Push notifications are in aws-amplify/push-notifications.',
    [
      'https://docs.amplify.aws/gen1/react-native/build-a-backend/push-notifications/push-notifications-migration-guide/',
    ],
  ),
  gone('@aws-amplify/xr', 'v6 has no XR.', [GENERAL_GUIDE]),
  {
    ...gone('amazon-cognito-identity-js', 'v6 speaks to Cognito by itself.', [issue(13086)]),
    brought: '6.3.21',
  },
  {
    ...raised('@aws-amplify/ui-react', '6.0.0', '6.15.6', 'Its major for v6.', [UI_GUIDE]),
    since: '3.0.0',
  },
  raised('@aws-amplify/ui-react-core', '3.0.0', '3.6.6', 'Its major for v6.', [UI_GUIDE]),
  raised('@aws-amplify/ui-react-core-notifications', '2.0.0', '2.3.6', 'Its major for v6.', [
    UI_GUIDE,
  ]),
  raised('@aws-amplify/ui-react-geo', '2.0.0', '2.2.13', 'Its major for v6.', [UI_GUIDE]),
  raised('@aws-amplify/ui-react-liveness', '3.0.0', '3.6.8', 'Its major for v6.', [UI_GUIDE]),
  raised('@aws-amplify/ui-react-notifications', '2.0.0', '2.2.12', 'Its major for v6.', [UI_GUIDE]),
  raised('@aws-amplify/ui-react-storage', '3.0.0', '3.18.2', 'Its major for v6.', [UI_GUIDE]),
  {
    ...raised('@aws-amplify/ui-vue', '4.0.0', '4.4.6', 'Its major for v6.', [UI_VUE_GUIDE]),
    since: '2.0.0',
  },
  {
    ...raised('@aws-amplify/ui-angular', '5.0.0', '5.3.5', 'Its major for v6.', [UI_ANGULAR_GUIDE]),
    since: '2.0.0',
    beside: {
      name: '@angular/core',
      choices: [
        { from: '19.0.0', version: '5.3.5' },
        { from: '14.0.0', version: '5.1.7', pinsMinor: true },
      ],
    },
  },
  raised('@aws-amplify/ui-react-native', '2.0.0', '2.7.6', 'Its major for v6.', [UI_NATIVE_GUIDE]),
  {
    ...raised('@aws-amplify/ui', '6.0.0', '6.15.6', 'Its major for v6.', [UI_GUIDE]),
    since: '3.0.0',
  },
  gone('@aws-amplify/ui-components', 'Amplify UI has components for each framework instead.', [
    UI_GUIDE,
  ]),
  gone('aws-amplify-react', '@aws-amplify/ui-react takes its place.', [UI_GUIDE]),
  gone('aws-amplify-vue', '@aws-amplify/ui-vue takes its place.', [UI_VUE_GUIDE]),
  gone('aws-amplify-angular', '@aws-amplify/ui-angular takes its place.', [UI_ANGULAR_GUIDE]),
  gone('aws-amplify-react-native', '@aws-amplify/ui-react-native takes its place.', [
    UI_NATIVE_GUIDE,
  ]),
  raised('maplibre-gl-js-amplify', '4.0.0', '4.0.2', 'Its major for v6.', [GENERAL_GUIDE]),
  {
    ...raised('@aws-amplify/adapter-nextjs', '1.0.0', '1.8.0', 'v6 on the server of Next.js.', [
      'https://docs.amplify.aws/gen1/nextjs/build-a-backend/server-side-rendering/nextjs-v5-to-v6-migration-guide/',
    ]),
    beside: { name: 'next', choices: [{ from: '13.5.0', version: '1.8.0' }] },
  },
  native('@aws-amplify/react-native', '1.0.0', '1.3.3', 'always'),
  native('@aws-amplify/rtn-web-browser', '1.0.0', '1.4.0', 'redirect'),
  native('@react-native-async-storage/async-storage', '1.13.0', '1.24.0', 'always'),
  native('@react-native-community/netinfo', '5.0.0', '11.5.2', 'always'),
  native('react-native-get-random-values', '1.8.0', '1.11.0', 'always'),
  raised('@aws-amplify/rtn-push-notification', '1.2.0', '1.3.1', 'Its version for v6.', [
    GENERAL_GUIDE,
  ]),
  {
    ...raised('@amplift/auth', '0.1.0', '0.1.0', 'v5 calls on top of v6, until you lift them.', []),
    fate: 'while used',
  },
]

const byName: ReadonlyMap<string, PackageRow> = new Map(packages.map((row) => [row.name, row]))

/** The row of a package, by its name on npm. */
export function packageRow(name: string): PackageRow | undefined {
  return byName.get(name)
}

/** The rows that go by a name as people write it: that of the package, or the id of its row. */
export function packagesByName(written: string): readonly PackageRow[] {
  const name = written.trim().replace(/^(['"`])(.*)\1$/, '$2')
  return packages.filter((row) => row.name === name || row.id === name)
}

/** True for the id of a row about a package, which counts apart from places in code. */
export function isPackageRow(id: string): boolean {
  return id.startsWith('package.')
}

function raised(
  name: string,
  floor: string,
  version: string,
  summary: string,
  links: readonly string[],
): PackageRow {
  return { id: `package.${name}`, name, fate: 'raise', floor, version, summary, links }
}

/** Its own copy beside that of aws-amplify has a configuration of its own, which nobody fills. */
function part(short: string, floor: string, version: string): PackageRow {
  const summary = 'It comes with aws-amplify; a second copy of it would not be configured.'
  return { ...raised(`@aws-amplify/${short}`, floor, version, summary, COPIES), fate: 'part' }
}

function category(short: string, floor: string, version: string): PackageRow {
  const summary = 'Its version for v6, where it is a package of its own.'
  return raised(`@aws-amplify/${short}`, floor, version, summary, [GENERAL_GUIDE])
}

function gone(name: string, summary: string, links: readonly string[]): PackageRow {
  return { id: `package.${name}`, name, fate: 'gone', floor: null, version: null, summary, links }
}

function native(
  name: string,
  floor: string,
  version: string,
  reactNative: 'always' | 'redirect',
): PackageRow {
  const summary = 'v6 needs it on React Native.'
  return { ...raised(name, floor, version, summary, [issue(12628)]), reactNative }
}

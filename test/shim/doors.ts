/** A public door of the runtime: the path it is imported by, and the file that it is. */
export interface Door {
  readonly path: string
  readonly file: string
  /** Whether there are entries for Node and for React Native beside it. */
  readonly hasHosts: boolean
  /** The globals that it looks at when it is loaded: redirects lead to pages only. */
  readonly looksAt: readonly string[]
}

/** All doors. */
export const DOORS: readonly Door[] = [
  { path: '.', file: 'index', hasHosts: true, looksAt: ['window'] },
  { path: './server', file: 'server', hasHosts: true, looksAt: [] },
  { path: './cognito', file: 'cognito', hasHosts: true, looksAt: ['window'] },
  {
    path: './enable-oauth-listener',
    file: 'enable-oauth-listener',
    hasHosts: false,
    looksAt: ['window'],
  },
  { path: './legacy', file: 'legacy/index', hasHosts: true, looksAt: [] },
]

/** What package.json has to say of them. */
export function exportsOf(doors: readonly Door[]): object {
  const entries = doors.map((door) => [door.path, conditionsOf(door)] as const)
  return { ...Object.fromEntries(entries), './package.json': './package.json' }
}

/**
 * What package.json has to say where resolvers know no exports, relative to the door's folder. There
 * is no `module`: the tools that read it do not read the syntax of our ES modules.
 */
export function fieldsOf({ file, hasHosts }: Door, up: '.' | '..'): object {
  return {
    main: `${up}/dist/cjs/${file}.js`,
    ...(hasHosts && { 'react-native': `${up}/dist/cjs/${file}.native.js` }),
    types: `${up}/dist/cjs/${file}.d.ts`,
  }
}

/** Conditions are tried in this order, so those of hosts come first, and types before all else. */
function conditionsOf({ file, hasHosts }: Door): object {
  const at = (format: 'esm' | 'cjs', name: string) => ({
    types: `./dist/${format}/${name}.d.ts`,
    default: `./dist/${format}/${name}.js`,
  })
  const both = (name: string) => ({ import: at('esm', name), require: at('cjs', name) })
  const hosts = { 'react-native': at('cjs', `${file}.native`), node: both(`${file}.node`) }
  return { ...(hasHosts && hosts), ...both(file) }
}

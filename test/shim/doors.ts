/** A public door of the runtime: the path it is imported by, and the file that it is. */
export interface Door {
  readonly path: string
  readonly file: string
}

/** All doors. Each has an entry for Node and one for React Native beside it. */
export const DOORS: readonly Door[] = [
  { path: '.', file: 'index' },
  { path: './legacy', file: 'legacy/index' },
]

/** What package.json has to say of them. */
export function exportsOf(doors: readonly Door[]): object {
  const entries = doors.map(({ path, file }) => [path, conditionsOf(file)] as const)
  return { ...Object.fromEntries(entries), './package.json': './package.json' }
}

/**
 * What package.json has to say where resolvers know no exports, relative to the door's folder. There
 * is no `module`: the tools that read it do not read the syntax of our ES modules.
 */
export function fieldsOf({ file }: Door, up: '.' | '..'): object {
  return {
    main: `${up}/dist/cjs/${file}.js`,
    'react-native': `${up}/dist/cjs/${file}.native.js`,
    types: `${up}/dist/cjs/${file}.d.ts`,
  }
}

/** Conditions are tried in this order, so those of hosts come first, and types before all else. */
function conditionsOf(file: string): object {
  const at = (format: 'esm' | 'cjs', name: string) => ({
    types: `./dist/${format}/${name}.d.ts`,
    default: `./dist/${format}/${name}.js`,
  })
  const both = (name: string) => ({ import: at('esm', name), require: at('cjs', name) })
  return { 'react-native': at('cjs', `${file}.native`), node: both(`${file}.node`), ...both(file) }
}

import fc from 'fast-check'

/** How Auth gets into a generated program, and what stands for it then. */
export type ImportForm =
  | 'named'
  | 'alias'
  | 'default'
  | 'namespace'
  | 'amplify'
  | 'default-amplify'
  | 'shim'
  | 'require'
  | 'require-member'
  | 'require-namespace'
  | 'dynamic'

/** An argument. `effect` is a call whose place in the order of evaluation is looked at afterwards. */
export type Argument =
  | { readonly kind: 'effect' | 'awaited' | 'named' | 'template' | 'sequence' | 'arrow' | 'spread' }
  | { readonly kind: 'conditional' | 'commented' | 'literal' | 'text' }
  | { readonly kind: 'site'; readonly site: Site }

/** One use of Auth. */
export interface Site {
  readonly pattern: number
  readonly args: readonly Argument[]
  readonly wrap: number
  readonly layout: 'line' | 'lines' | 'trailing'
}

/** One statement; `name` picks from the names that the migration would like to use itself. */
export type Statement =
  | { readonly kind: 'site'; readonly site: Site }
  | { readonly kind: 'bound'; readonly site: Site }
  | { readonly kind: 'user'; readonly pattern: number; readonly between: readonly Statement[] }
  | { readonly kind: 'session'; readonly pattern: number }
  | { readonly kind: 'shadow'; readonly form: number; readonly name: number }
  | { readonly kind: 'decoy'; readonly form: number; readonly name: number }
  | { readonly kind: 'filler'; readonly form: number }
  | {
      readonly kind: 'block'
      readonly form: number
      readonly name: number
      readonly body: readonly Statement[]
    }

/** A whole program, still without its text. */
export interface Shape {
  readonly form: ImportForm
  readonly language: 'js' | 'jsx' | 'ts' | 'tsx'
  readonly newline: '\n' | '\r\n'
  readonly indent: '  ' | '\t' | '    '
  readonly quote: "'" | '"'
  readonly semicolon: boolean
  readonly head: number
  readonly existing: number
  readonly body: readonly Statement[]
}

const number = (max: number) => fc.nat({ max })

const plainArgument: fc.Arbitrary<Argument> = fc.constantFrom(
  ...(
    [
      'effect',
      'effect',
      'effect',
      'awaited',
      'named',
      'template',
      'sequence',
      'arrow',
      'spread',
      'conditional',
      'commented',
      'literal',
      'text',
    ] as const
  ).map((kind): Argument => ({ kind })),
)

const siteWith = (argument: fc.Arbitrary<Argument>): fc.Arbitrary<Site> =>
  fc.record({
    pattern: number(99),
    args: fc.array(argument, { minLength: 4, maxLength: 4 }),
    wrap: number(99),
    layout: fc.constantFrom('line', 'line', 'lines', 'trailing'),
  })

const simpleSite = siteWith(plainArgument)

const site = siteWith(
  fc.oneof(
    { weight: 9, arbitrary: plainArgument },
    { weight: 1, arbitrary: simpleSite.map((inner): Argument => ({ kind: 'site', site: inner })) },
  ),
)

const leaf: fc.Arbitrary<Statement> = fc.oneof(
  { weight: 5, arbitrary: site.map((s): Statement => ({ kind: 'site', site: s })) },
  { weight: 2, arbitrary: site.map((s): Statement => ({ kind: 'bound', site: s })) },
  {
    weight: 1,
    arbitrary: number(99).map((pattern): Statement => ({ kind: 'session', pattern })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(number(99), number(99))
      .map(([form, name]): Statement => ({ kind: 'shadow', form, name })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(number(99), number(99))
      .map(([form, name]): Statement => ({ kind: 'decoy', form, name })),
  },
  { weight: 2, arbitrary: number(99).map((form): Statement => ({ kind: 'filler', form })) },
)

const user: fc.Arbitrary<Statement> = fc
  .tuple(number(99), fc.array(leaf, { maxLength: 1 }))
  .map(([pattern, between]): Statement => ({ kind: 'user', pattern, between }))

const body = (depth: number): fc.Arbitrary<Statement[]> =>
  fc.array(statement(depth), { minLength: 1, maxLength: 4 })

function statement(depth: number): fc.Arbitrary<Statement> {
  if (depth === 0) return leaf
  const block = fc
    .tuple(number(99), number(99), body(depth - 1))
    .map(([form, name, inner]): Statement => ({ kind: 'block', form, name, body: inner }))
  return fc.oneof(
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: user },
    { weight: 4, arbitrary: block },
  )
}

/** Programs that use Auth in every way that is known, in scopes of every kind. */
export const shapes: fc.Arbitrary<Shape> = fc.record({
  form: fc.constantFrom<ImportForm>(
    'named',
    'named',
    'alias',
    'default',
    'namespace',
    'amplify',
    'default-amplify',
    'shim',
    'require',
    'require-member',
    'require-namespace',
    'dynamic',
  ),
  language: fc.constantFrom('js', 'jsx', 'ts', 'tsx'),
  newline: fc.constantFrom('\n', '\n', '\r\n'),
  indent: fc.constantFrom('  ', '\t', '    '),
  quote: fc.constantFrom("'", '"'),
  semicolon: fc.boolean(),
  head: number(99),
  existing: number(99),
  body: body(3),
})

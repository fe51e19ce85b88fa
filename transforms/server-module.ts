import type { Layout } from './layout.js'

/** First words of a server module: who wrote it, and how a later run knows it again. */
export const SERVER_MARK = '// Written by amplift for the server:'

/** What a server module exports. */
export const RUNNER = 'runWithAmplifyServerContext'

/**
 * The module that gives pages and routes of Next.js the context of their requests. It is apart from
 * the helper module, which pages in browsers load.
 */
export function serverModule(
  language: 'ts' | 'js',
  { quote, semicolon, newline, unit }: Layout,
): string {
  const lines = language === 'ts' ? TYPED : TYPED.flatMap(plain)
  return lines
    .map((line) =>
      line
        .replaceAll("'", quote)
        .replace(/^ +/, (indent) => unit.repeat(indent.length / 2))
        .replace(/;$/, semicolon),
    )
    .join(newline)
}

const TYPED = [
  `${SERVER_MARK} functions of v6 for the user of a request. It is yours from now on.`,
  '',
  "import { createServerRunner } from '@aws-amplify/adapter-nextjs';",
  "import { Amplify, type ResourcesConfig } from 'aws-amplify';",
  '',
  '/** Runs functions of aws-amplify/auth/server for whoever sends a request, with the config of the app. */',
  'export const runWithAmplifyServerContext: Runner = (input) => {',
  '  const config = Amplify.getConfig();',
  '  // A runner keeps the keys by which tokens are checked: one is made for each config.',
  '  if (config !== made?.config) {',
  '    made = { config, run: createServerRunner({ config }).runWithAmplifyServerContext };',
  '  }',
  '  return made.run(input);',
  '};',
  '',
  'let made: { config: ResourcesConfig; run: Runner } | undefined;',
  "type Runner = ReturnType<typeof createServerRunner>['runWithAmplifyServerContext'];",
  '',
]

/** A line without its types; none where nothing is left. */
function plain(line: string): string[] {
  if (line.startsWith('type ')) return []
  return [
    line
      .replace(', type ResourcesConfig', '')
      .replace(': Runner =', ' =')
      .replace(/^let made: .*;$/, 'let made;'),
  ]
}

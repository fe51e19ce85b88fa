import type { ServerRule } from '../evidence.js'

/** The page that tells what each rule of the server rests on. */
export function rulesPage(rules: readonly ServerRule[]): string {
  const areas = [...new Set(rules.map(({ area }) => area))]
  return [
    '# What the local Cognito does, and how that is known',
    '',
    'Nobody can see inside the real service. Each rule below carries its evidence: **client code** (a',
    'client that AWS publishes counts on it), **AWS docs**, **captured** (somebody published an answer of',
    'the real service) or **assumed** (the most plausible behaviour, or the strictest).',
    '',
    'Written by `npm run rules` from `evidence.ts`.',
    ...areas.flatMap((area) => ['', ...areaTable(area, rules)]),
    '',
  ].join('\n')
}

function areaTable(area: string, rules: readonly ServerRule[]): string[] {
  return [
    `## ${area}`,
    '',
    '| rule | evidence | source |',
    '| --- | --- | --- |',
    ...rules
      .filter((rule) => rule.area === area)
      .map(({ rule, evidence, source }) => `| ${cell(rule)} | ${evidence} | ${cell(source)} |`),
  ]
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ')
}

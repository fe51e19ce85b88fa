/** What became of one step of one project. */
export interface Outcome {
  readonly project: string
  readonly major: 'v5' | 'v6'
  readonly step: string
  /** `on the list`: what fails is what the run has left for a person, with a comment. */
  result: 'ok' | 'on the list' | 'failed' | 'not run'
}

/** One line for each project and major, one column for each step. */
export function summaryTable(outcomes: readonly Outcome[]): string {
  const steps = [...new Set(outcomes.map(({ step }) => step))]
  const lines = new Map<string, Map<string, string>>()
  for (const { project, major, step, result } of outcomes) {
    const line = `${project} on ${major}`
    lines.set(line, (lines.get(line) ?? new Map()).set(step, result))
  }
  const rows = [...lines].map(([line, results]) => [
    line,
    ...steps.map((step) => results.get(step) ?? '-'),
  ])
  return aligned([['project', ...steps], ...rows])
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n')
}

/** The row of a table that a name from outside stands for; what all objects have is none. */
export function rowOf<Row>(
  rows: Readonly<Record<string, Row>>,
  name: string | null | undefined,
): Row | undefined {
  const isRow = typeof name === 'string' && Object.keys(rows).includes(name)
  return isRow ? rows[name] : undefined
}

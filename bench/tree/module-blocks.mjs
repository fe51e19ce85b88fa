import { FIELDS, lowerFirst } from './words.mjs'

/** @typedef {import('./component-blocks.mjs').Block} Block */

/** Top-level pieces of a file without JSX: hooks, clients, reducers, plain functions. */
export const moduleBlocks = /** @type {const} */ ([
  client,
  reducer,
  hook,
  formatting,
  grouping,
  choices,
])

/** @type {Block} */
function client({ name, ts }) {
  const path = `/api/${lowerFirst(name)}s`
  return [
    `export async function load${name}s(page = 1, size = 50)${ts(`: Promise<${name}Record[]>`)} {`,
    `  const parameters = new URLSearchParams({ page: String(page), size: String(size) });`,
    `  const response = await fetch(\`${path}?\${parameters}\`, { headers: { accept: 'application/json' } });`,
    `  if (!response.ok) {`,
    `    throw new Error(\`${path} answered \${response.status}\`);`,
    `  }`,
    `  return response.json();`,
    `}`,
    ``,
    `export async function save${name}(record${ts(`: ${name}Record`)})${ts(`: Promise<${name}Record>`)} {`,
    `  const response = await fetch(record.id ? \`${path}/\${record.id}\` : '${path}', {`,
    `    method: record.id ? 'PUT' : 'POST',`,
    `    headers: { 'content-type': 'application/json' },`,
    `    body: JSON.stringify(record),`,
    `  });`,
    `  if (response.status === 409) {`,
    `    throw new Error('Somebody else changed this record. Reload it and try again.');`,
    `  }`,
    `  return response.json();`,
    `}`,
    ...recordOf(name, ts),
  ]
}

/** @type {Block} */
function reducer({ name, ts }) {
  const item = lowerFirst(name)
  return [
    `export const empty${name}State${ts(`: ${name}State`)} = { items: [], selected: null, loading: false, problem: null };`,
    ``,
    `export function ${item}Reducer(state = empty${name}State, action${ts(': { type: string; payload?: unknown }')})${ts(`: ${name}State`)} {`,
    `  switch (action.type) {`,
    `    case '${item}s/loading':`,
    `      return { ...state, loading: true, problem: null };`,
    `    case '${item}s/loaded':`,
    `      return { ...state, loading: false, items: action.payload${ts(' as unknown[]')} };`,
    `    case '${item}s/failed':`,
    `      return { ...state, loading: false, problem: String(action.payload) };`,
    `    case '${item}s/selected':`,
    `      return { ...state, selected: action.payload === state.selected ? null : action.payload };`,
    `    default:`,
    `      return state;`,
    `  }`,
    `}`,
    ...(ts('x') === ''
      ? []
      : [
          ``,
          `interface ${name}State {`,
          `  items: unknown[];`,
          `  selected: unknown;`,
          `  loading: boolean;`,
          `  problem: string | null;`,
          `}`,
        ]),
  ]
}

/** @type {Block} */
function hook({ name, ts, random }) {
  const item = lowerFirst(name)
  return [
    `export function use${name}s(enabled = true) {`,
    `  const [${item}s, set${name}s] = useState${ts('<unknown[]>')}([]);`,
    `  const [loading, setLoading] = useState(enabled);`,
    `  const timer = useRef${ts('<number | undefined>')}(undefined);`,
    ``,
    `  const refresh = useCallback(async () => {`,
    `    setLoading(true);`,
    `    const response = await fetch('/api/${item}s');`,
    `    set${name}s(await response.json());`,
    `    setLoading(false);`,
    `  }, []);`,
    ``,
    `  useEffect(() => {`,
    `    if (!enabled) return undefined;`,
    `    refresh();`,
    `    timer.current = window.setInterval(refresh, ${random.between(5, 60)}000);`,
    `    return () => window.clearInterval(timer.current);`,
    `  }, [enabled, refresh]);`,
    ``,
    `  return { ${item}s, loading, refresh };`,
    `}`,
  ]
}

/** @type {Block} */
function formatting({ name, ts, random }) {
  const item = lowerFirst(name)
  const currency = random.pick(['EUR', 'USD', 'GBP', 'JPY'])
  return [
    `const ${item}Money = new Intl.NumberFormat('en', { style: 'currency', currency: '${currency}' });`,
    ``,
    `/** Writes the sum as people read it; an unknown sum is a dash. */`,
    `export function format${name}Total(total${ts('?: number | null')}) {`,
    `  if (total === undefined || total === null || Number.isNaN(total)) return '–';`,
    `  return ${item}Money.format(total / 100);`,
    `}`,
    ``,
    `export function describe${name}(record${ts(': { title: string; createdAt?: string; tags?: string[] }')}) {`,
    `  const created = record.createdAt ? new Date(record.createdAt) : null;`,
    `  const parts = [record.title.trim(), created?.toISOString().slice(0, 10), ...(record.tags ?? [])];`,
    `  return parts.filter(Boolean).join(' · ').replace(/\\s+/g, ' ');`,
    `}`,
  ]
}

/** @type {Block} */
function grouping({ name, ts, random }) {
  const field = random.pick(FIELDS)
  return [
    `export const ${lowerFirst(name)}Labels${ts(': Record<string, string>')} = {`,
    `  open: 'Waiting for an answer',`,
    `  active: 'In progress',`,
    `  blocked: 'Blocked by another ${lowerFirst(name)}',`,
    `  closed: 'Done',`,
    `};`,
    ``,
    `export function group${name}sBy${field}(records${ts(`: { id: string; ${field}: string }[]`)}) {`,
    `  const groups = new Map${ts('<string, string[]>')}();`,
    `  for (const record of records) {`,
    `    const key = record.${field} || 'unknown';`,
    `    groups.set(key, [...(groups.get(key) ?? []), record.id]);`,
    `  }`,
    `  return [...groups.entries()].sort(([a], [b]) => a.localeCompare(b));`,
    `}`,
  ]
}

/** @type {Block} */
function choices({ name, ts, random }) {
  const item = lowerFirst(name)
  return [
    `export const ${item}Choices = [`,
    ...FIELDS.slice(random.between(0, 6)).map((field) => `  '${field}',`),
    `]${ts(' as const')};`,
    ``,
    `export function is${name}Choice(value${ts(': unknown')}) {`,
    `  return (`,
    `    typeof value === 'string' &&`,
    `    ${item}Choices.some((choice) => choice === value)`,
    `  );`,
    `}`,
    ``,
    `export function next${name}Choice(value${ts(': string')}) {`,
    `  const at = ${item}Choices.findIndex((choice) => choice === value);`,
    `  return ${item}Choices[(at + 1) % ${item}Choices.length];`,
    `}`,
  ]
}

/**
 * @param {string} name
 * @param {import('./component-blocks.mjs').BlockContext['ts']} ts
 */
function recordOf(name, ts) {
  if (ts('x') === '') return []
  return [
    ``,
    `export type ${name}Record = {`,
    `  id?: string;`,
    `  title: string;`,
    `  createdAt?: string;`,
    `};`,
  ]
}

import { FIELDS, lowerFirst } from './words.mjs'

/**
 * What a block needs to know of the file it is written into.
 *
 * @typedef {object} BlockContext
 * @property {import('./random.mjs').Random} random
 * @property {string} name A noun that is free in this file.
 * @property {(annotation: string) => string} ts Keeps a type annotation in TypeScript, drops it in JavaScript.
 */

/** @typedef {(context: BlockContext) => string[]} Block */

/** Top-level pieces of a file with JSX: components as teams write them. */
export const componentBlocks = /** @type {const} */ ([list, form, table, panel, filterBar, styles])

/** @type {Block} */
function list({ name, ts, random }) {
  const item = lowerFirst(name)
  const [first, second] = twoFields(random)
  return [
    `export function ${name}List({ ${item}s, onSelect }${ts(`: { ${item}s: ${name}Row[]; onSelect: (id: string) => void }`)}) {`,
    `  const [query, setQuery] = useState('');`,
    `  const visible = useMemo(`,
    `    () => ${item}s.filter((${item}) => ${item}.${first}.toLowerCase().includes(query.toLowerCase())),`,
    `    [${item}s, query],`,
    `  );`,
    ``,
    `  if (${item}s.length === 0) {`,
    `    return <p className="empty">There is nothing here yet. Auth.signOut() is not a call in this text.</p>;`,
    `  }`,
    ``,
    `  return (`,
    `    <section className="${item}-list">`,
    `      <input value={query} onChange={(event) => setQuery(event.target.value)} placeholder="Search" />`,
    `      <ul>`,
    `        {visible.map((${item}) => (`,
    `          <li key={${item}.id} className={${item}.${second} ? 'row row--marked' : 'row'}>`,
    `            <button type="button" onClick={() => onSelect(${item}.id)}>`,
    `              {${item}.${first}}`,
    `            </button>`,
    `            <span>{${item}.${second} ?? 'none'}</span>`,
    `          </li>`,
    `        ))}`,
    `      </ul>`,
    `    </section>`,
    `  );`,
    `}`,
    ...typeOf(name, [first, second], ts),
  ]
}

/** @type {Block} */
function form({ name, ts, random }) {
  const [first, second] = twoFields(random)
  return [
    `export function ${name}Form({ initial, onSave }${ts(`: { initial: ${name}Row; onSave: (value: ${name}Row) => Promise<void> }`)}) {`,
    `  const [value, setValue] = useState(initial);`,
    `  const [saving, setSaving] = useState(false);`,
    `  const [problem, setProblem] = useState${ts('<string | null>')}(null);`,
    ``,
    `  const change = (patch${ts(`: Partial<${name}Row>`)}) => setValue((previous) => ({ ...previous, ...patch }));`,
    ``,
    `  const submit = async (event${ts(': FormEvent')}) => {`,
    `    event.preventDefault();`,
    `    setSaving(true);`,
    `    setProblem(null);`,
    `    try {`,
    `      await onSave({ ...value, ${first}: value.${first}.trim() });`,
    `    } catch (error) {`,
    `      setProblem(error instanceof Error ? error.message : 'Saving failed');`,
    `    } finally {`,
    `      setSaving(false);`,
    `    }`,
    `  };`,
    ``,
    `  return (`,
    `    <form onSubmit={submit}>`,
    `      <label htmlFor="${first}">${first}</label>`,
    `      <input id="${first}" value={value.${first}} onChange={(event) => change({ ${first}: event.target.value })} />`,
    `      <label htmlFor="${second}">${second}</label>`,
    `      <input id="${second}" value={value.${second}} onChange={(event) => change({ ${second}: event.target.value })} />`,
    `      {problem && <p role="alert">{problem}</p>}`,
    `      <button type="submit" disabled={saving}>`,
    `        {saving ? 'Saving…' : 'Save'}`,
    `      </button>`,
    `    </form>`,
    `  );`,
    `}`,
    ...typeOf(name, [first, second], ts),
  ]
}

/** @type {Block} */
function table({ name, ts, random }) {
  const [first, second] = twoFields(random)
  const item = lowerFirst(name)
  return [
    `const ${item}Columns${ts(`: { key: keyof ${name}Row; label: string }[]`)} = [`,
    `  { key: '${first}', label: '${first}' },`,
    `  { key: '${second}', label: '${second}' },`,
    `];`,
    ``,
    `export function ${name}Table({ rows }${ts(`: { rows: ${name}Row[] }`)}) {`,
    `  const [sortKey, setSortKey] = useState${ts(`<keyof ${name}Row>`)}('${first}');`,
    `  const [ascending, setAscending] = useState(true);`,
    ``,
    `  const sorted = useMemo(() => {`,
    `    const copy = [...rows].sort((a, b) => String(a[sortKey]).localeCompare(String(b[sortKey])));`,
    `    return ascending ? copy : copy.reverse();`,
    `  }, [rows, sortKey, ascending]);`,
    ``,
    `  return (`,
    `    <table>`,
    `      <thead>`,
    `        <tr>`,
    `          {${item}Columns.map((column) => (`,
    `            <th`,
    `              key={column.key}`,
    `              onClick={() => (column.key === sortKey ? setAscending(!ascending) : setSortKey(column.key))}`,
    `            >`,
    `              {column.label}`,
    `            </th>`,
    `          ))}`,
    `        </tr>`,
    `      </thead>`,
    `      <tbody>`,
    `        {sorted.map((row) => (`,
    `          <tr key={row.id}>`,
    `            {${item}Columns.map((column) => (`,
    `              <td key={column.key}>{row[column.key]}</td>`,
    `            ))}`,
    `          </tr>`,
    `        ))}`,
    `      </tbody>`,
    `    </table>`,
    `  );`,
    `}`,
    ...typeOf(name, [first, second], ts),
  ]
}

/** @type {Block} */
function panel({ name, ts, random }) {
  const item = lowerFirst(name)
  return [
    `export const ${name}Panel = memo(function ${name}Panel({ id }${ts(': { id: string }')}) {`,
    `  const [${item}, set${name}] = useState${ts('<Record<string, unknown> | null>')}(null);`,
    `  const [open, setOpen] = useState(${random.chance(0.5)});`,
    ``,
    `  useEffect(() => {`,
    `    let current = true;`,
    `    fetch(\`/api/${item}s/\${encodeURIComponent(id)}\`)`,
    `      .then((response) => response.json())`,
    `      .then((body) => {`,
    `        if (current) set${name}(body);`,
    `      })`,
    `      .catch(() => {`,
    `        if (current) set${name}(null);`,
    `      });`,
    `    return () => {`,
    `      current = false;`,
    `    };`,
    `  }, [id]);`,
    ``,
    `  if (!${item}) return <Spinner size="${random.pick(['small', 'medium', 'large'])}" />;`,
    ``,
    `  return (`,
    `    <Card onClick={() => setOpen((previous) => !previous)}>`,
    `      <h3>${name}</h3>`,
    `      {open && <pre>{JSON.stringify(${item}, null, 2)}</pre>}`,
    `    </Card>`,
    `  );`,
    `});`,
  ]
}

/** @type {Block} */
function filterBar({ name, ts, random }) {
  const choices = [...new Set([twoFields(random), twoFields(random)].flat())]
  return [
    `// Keeps the choice in the address bar, so that a link to a filtered page works.`,
    `export function ${name}FilterBar({ onChange }${ts(': { onChange: (filter: string[]) => void }')}) {`,
    `  const [chosen, setChosen] = useState${ts('<string[]>')}([]);`,
    `  const toggle = useCallback(`,
    `    (key${ts(': string')}) => {`,
    `      const next = chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key];`,
    `      setChosen(next);`,
    `      onChange(next);`,
    `    },`,
    `    [chosen, onChange],`,
    `  );`,
    ``,
    `  return (`,
    `    <div className="filter-bar" role="group">`,
    `      {[${choices.map((choice) => `'${choice}'`).join(', ')}].map((key) => (`,
    `        <label key={key}>`,
    `          <input type="checkbox" checked={chosen.includes(key)} onChange={() => toggle(key)} />`,
    `          {key}`,
    `        </label>`,
    `      ))}`,
    `    </div>`,
    `  );`,
    `}`,
  ]
}

/** @type {Block} */
function styles({ name, ts, random }) {
  const space = random.pick([4, 8, 12, 16])
  return [
    `const ${lowerFirst(name)}Styles = {`,
    `  root: {`,
    `    display: 'flex',`,
    `    gap: ${space},`,
    `    padding: ${space * 2},`,
    `  },`,
    `  header: {`,
    `    fontSize: 18,`,
    `    fontWeight: 600,`,
    `  },`,
    `  footer: {`,
    `    marginTop: ${space},`,
    `    opacity: 0.7,`,
    `  },`,
    `};`,
    ``,
    `export const ${name}Frame = ({ children }${ts(': { children: ReactNode }')}) => (`,
    `  <div style={${lowerFirst(name)}Styles.root}>`,
    `    <h2 style={${lowerFirst(name)}Styles.header}>`,
    `      ${name}`,
    `    </h2>`,
    `    {children}`,
    `    <Spinner size="small" />`,
    `  </div>`,
    `);`,
  ]
}

/**
 * @param {import('./random.mjs').Random} random
 * @returns {[string, string]}
 */
function twoFields(random) {
  const at = random.between(0, FIELDS.length - 2)
  return [FIELDS[at] ?? 'title', FIELDS[at + 1] ?? 'total']
}

/**
 * @param {string} name
 * @param {readonly string[]} fields
 * @param {BlockContext['ts']} ts
 */
function typeOf(name, fields, ts) {
  if (ts('x') === '') return []
  return [
    ``,
    `interface ${name}Row {`,
    `  id: string;`,
    ...fields.map((field) => `  ${field}: string;`),
    `}`,
  ]
}

import { type Node, staticKey, walk } from '../node.js'

/** Is a value the same whenever it is worked out, with nothing that happens besides? */
export function isSettledValue(value: Node): boolean {
  let settled = true
  walk(value, (node) => {
    if (/Function/.test(node.type)) return false
    if (
      /^(?:New|Await|Yield|Assignment|Update|TaggedTemplate|Import)\w*Expression$/.test(node.type)
    ) {
      settled = false
    }
    if (/CallExpression$/.test(node.type) && !isTextCall(node)) settled = false
    return settled
  })
  return settled
}

/** `location.hostname.split('.').slice(-2).join('.')` */
function isTextCall(node: Node): boolean {
  const callee = 'callee' in node ? (node.callee as Node) : node
  const key = /MemberExpression$/.test(callee.type) ? staticKey(callee as never) : null
  return key !== null && TEXT_METHODS.has(key)
}

const TEXT_METHODS: ReadonlySet<string> = new Set([
  'split',
  'slice',
  'join',
  'replace',
  'replaceAll',
  'trim',
  'concat',
  'substring',
  'includes',
  'startsWith',
  'endsWith',
  'toLowerCase',
  'toUpperCase',
  'toString',
])

import { isMember, type Node, staticKey } from '../node.js'

/** `console.error`, `logger.warn`, `this.log.info`: what is handed to it is read by people only. */
export function isLogger(callee: Node): boolean {
  if (!isMember(callee)) return false
  const object = callee.object
  const name =
    object.type === 'Identifier' ? object.name : isMember(object) ? (staticKey(object) ?? '') : ''
  return (
    /^(?:console|log|logger|logging)$/i.test(name) &&
    /^(?:log|info|warn|warning|error|debug|trace|verbose)$/.test(staticKey(callee) ?? '')
  )
}

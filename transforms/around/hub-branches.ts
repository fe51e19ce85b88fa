import { type Node, type NodeOf, unwrapInwards } from '../node.js'
import type { Binding } from '../scope.js'
import type { ListenerReads } from './hub-reads.js'

/** Code of a listener that runs at events of these names and at no other. */
export interface Branch {
  readonly names: readonly NodeOf<'StringLiteral'>[]
  readonly nodes: readonly Node[]
  /** The payload that was asked for its event, in a way that compilers understand. */
  readonly payload: Binding | null
}

/** Takes a listener apart by the names of events; null where something in it runs at others too. */
export function branchesOf(body: Node, reads: ListenerReads): readonly Branch[] | null {
  const search = new Search(reads)
  search.body(body)
  const isComplete = search.isWhole && search.asked.size === reads.events.size
  return isComplete && search.branches.length > 0 ? search.branches : null
}

/** The names that a condition asks for. */
interface Asked {
  readonly names: readonly NodeOf<'StringLiteral'>[]
  readonly payload: Binding | null
}

class Search {
  readonly branches: Branch[] = []
  readonly asked = new Set<Node>()
  isWhole = true
  readonly #reads: ListenerReads

  constructor(reads: ListenerReads) {
    this.#reads = reads
  }

  body(body: Node): void {
    if (body.type === 'BlockStatement') this.#statements(body.body)
    else this.#expression(body)
  }

  #statements(statements: readonly Node[]): void {
    for (const [index, statement] of statements.entries()) {
      const guard = this.#guard(statement)
      if (guard) {
        this.branches.push({ ...guard, nodes: statements.slice(index + 1) })
        return
      }
      this.#statement(statement)
    }
  }

  #statement(statement: Node): void {
    if (statement.type === 'VariableDeclaration') {
      const isOwn = statement.declarations.every((one) => this.#reads.declarators.has(one))
      if (!isOwn) this.isWhole = false
    } else if (statement.type === 'ExpressionStatement') this.#expression(statement.expression)
    else if (statement.type === 'IfStatement') this.#if(statement)
    else if (statement.type === 'SwitchStatement') this.#switch(statement)
    else this.isWhole = false
  }

  /** `event === 'signIn' && …` */
  #expression(expression: Node): void {
    const inner = unwrapInwards(expression)
    const asked =
      inner.type === 'LogicalExpression' && inner.operator === '&&'
        ? this.#condition(inner.left)
        : null
    if (!asked || inner.type !== 'LogicalExpression') this.isWhole = false
    else this.branches.push({ ...asked, nodes: [inner.right] })
  }

  #if({ test, consequent, alternate }: NodeOf<'IfStatement'>): void {
    const asked = this.#condition(test)
    if (!asked) {
      this.isWhole = false
      return
    }
    this.branches.push({ ...asked, nodes: [test, consequent] })
    if (alternate?.type === 'IfStatement') this.#if(alternate)
    else if (alternate) this.isWhole = false
  }

  /** `if (event !== 'signIn') return`: all that follows is about that event. */
  #guard(statement: Node): Asked | null {
    if (statement.type !== 'IfStatement' || statement.alternate) return null
    const { consequent } = statement
    const only = consequent.type === 'BlockStatement' ? consequent.body : [consequent]
    const leaves = only.length === 1 && only[0]?.type === 'ReturnStatement' && !only[0].argument
    const test = unwrapInwards(statement.test)
    const isUnequal = test.type === 'BinaryExpression' && /^!==?$/.test(test.operator)
    return leaves && isUnequal ? this.#comparison(test) : null
  }

  #switch({ discriminant, cases }: NodeOf<'SwitchStatement'>): void {
    const payload = this.#reads.events.get(discriminant) ?? null
    if (!this.#reads.events.has(discriminant)) {
      this.isWhole = false
      return
    }
    this.asked.add(discriminant)
    let names: NodeOf<'StringLiteral'>[] = []
    for (const [index, { test, consequent }] of cases.entries()) {
      if (test?.type === 'StringLiteral') names.push(test)
      else if (test || !consequent.every(isBreak)) this.isWhole = false
      if (consequent.length === 0) continue
      if (index < cases.length - 1 && !leaves(consequent.at(-1))) this.isWhole = false
      if (test) this.branches.push({ names, nodes: consequent, payload })
      // A name that shares the place of `default` does what other names do.
      else if (names.length > 0) this.branches.push({ names, nodes: consequent, payload })
      names = []
    }
    if (names.length > 0) this.branches.push({ names, nodes: [], payload })
  }

  #condition(condition: Node): Asked | null {
    const test = unwrapInwards(condition)
    if (test.type === 'BinaryExpression') {
      return /^===?$/.test(test.operator) ? this.#comparison(test) : null
    }
    if (test.type === 'CallExpression') return this.#includes(test)
    if (test.type !== 'LogicalExpression') return null
    const left = this.#condition(test.left)
    // What else is asked is asked at these events only.
    if (test.operator === '&&' || left === null) return test.operator === '&&' ? left : null
    const right = test.operator === '||' ? this.#condition(test.right) : null
    return right && { names: [...left.names, ...right.names], payload: null }
  }

  #comparison({ left, right }: NodeOf<'BinaryExpression'>): Asked | null {
    const [event, name] = right.type === 'StringLiteral' ? [left, right] : [right, left]
    const payload = this.#reads.events.get(event)
    if (payload === undefined || name.type !== 'StringLiteral') return null
    this.asked.add(event)
    return { names: [name], payload }
  }

  /** `['signIn', 'cognitoHostedUI'].includes(event)` */
  #includes({ callee, arguments: [event, ...more] }: NodeOf<'CallExpression'>): Asked | null {
    if (callee.type !== 'MemberExpression' || callee.object.type !== 'ArrayExpression') return null
    if (callee.property.type !== 'Identifier' || callee.property.name !== 'includes') return null
    const names = callee.object.elements.filter((one) => one?.type === 'StringLiteral')
    const isNamed = names.length === callee.object.elements.length
    if (!event || more.length > 0 || !isNamed || !this.#reads.events.has(event)) return null
    this.asked.add(event)
    return { names, payload: null }
  }
}

function isBreak(statement: Node): boolean {
  return statement.type === 'BreakStatement' || statement.type === 'EmptyStatement'
}

function leaves(statement: Node | undefined): boolean {
  if (statement?.type === 'BlockStatement') return leaves(statement.body.at(-1))
  return /^(?:Break|Return|Throw|Continue)Statement$/.test(statement?.type ?? '')
}

import {
  BLOCKS,
  DECOYS,
  FILLERS,
  ROOTS,
  SESSIONS,
  SHADOWS,
  SITES,
  TYPED_SHADOWS,
  USERS,
  WANTED,
  WRAPS,
} from './program-parts.js'
import type { Argument, ImportForm, Shape, Site, Statement } from './program-shape.js'

/** A generated program with what is known about it without looking at it. */
export interface Program {
  readonly path: string
  readonly source: string
  /** The name that Auth, or what holds it, comes in by. */
  readonly root: string
  /** Texts that no rewrite may touch, in the order in which they stand in the source. */
  readonly kept: readonly string[]
  /** Names of the calls in arguments, in the order in which they are written. */
  readonly effects: readonly string[]
}

/** Writes a shape down. */
export function programOf(shape: Shape): Program {
  return new Writer(shape).program()
}

class Writer {
  readonly #shape: Shape
  readonly #root: string
  readonly #end: string
  readonly #parts: string[] = []
  readonly #kept: string[] = []
  readonly #effects: string[] = []
  /** Names that are declared in the scopes around, the innermost last. */
  readonly #scopes: Set<string>[] = [new Set(['Auth', 'Amplify', 'aws', 'Cognito', 'Hub'])]
  #count = 0

  constructor(shape: Shape) {
    this.#shape = shape
    this.#root = ROOTS[shape.form]
    this.#end = shape.semicolon ? ';' : ''
  }

  program(): Program {
    const { form, language, newline, body } = this.#shape
    this.#head()
    if (form === 'dynamic') {
      this.#inside('async function main() {', '}', 'Auth', () => {
        this.#write(`const { Auth } = await import(${this.#quoted('aws-amplify')})${this.#end}`)
        this.#line()
        this.#statements(body)
      })
    } else this.#statements(body)
    const native = (text: string) => text.replaceAll('\n', newline)
    return {
      path: `generated.${language}`,
      source: native(this.#parts.join('')),
      root: this.#root.replace('.Auth', ''),
      kept: this.#kept.map(native),
      effects: this.#effects,
    }
  }

  #head(): void {
    const { form, head, existing } = this.#shape
    const isRequired = form.startsWith('require')
    if (head % 5 === 0) this.#keep('// @ts-check', '\n')
    if (head % 7 === 0) this.#keep(this.#quoted('use client') + this.#end, '\n')
    if (head % 3 === 0) this.#keep(this.#other(isRequired) + this.#end, '\n')
    if (!isRequired && form !== 'dynamic' && existing % 4 === 0) {
      this.#declare('signOut')
      this.#write(`import { signOut } from ${this.#quoted('aws-amplify/auth')}${this.#end}\n`)
    }
    const statement = this.#importOf(form)
    if (statement) this.#write(`${statement}${this.#end}\n`)
    if (head % 2 === 0) this.#write('\n')
    this.#keep('use(react, text)', `${this.#end}\n`)
  }

  #other(isRequired: boolean): string {
    const react = this.#quoted('react')
    return isRequired ? `const react = require(${react})` : `import react from ${react}`
  }

  #importOf(form: ImportForm): string {
    const q = (text: string) => this.#quoted(text)
    const texts: Readonly<Record<ImportForm, string>> = {
      named: `import { Auth } from ${q('aws-amplify')}`,
      alias: `import { Hub, Auth as Cognito } from ${q('aws-amplify')}`,
      default: `import Auth from ${q('@aws-amplify/auth')}`,
      namespace: `import * as aws from ${q('aws-amplify')}`,
      amplify: `import { Amplify } from ${q('aws-amplify')}`,
      'default-amplify': `import Amplify from ${q('aws-amplify')}`,
      shim: `import { Auth } from ${q('@amplift/auth/legacy')}`,
      require: `const { Auth } = require(${q('aws-amplify')})`,
      'require-member': `const Auth = require(${q('aws-amplify')}).Auth`,
      'require-namespace': `const aws = require(${q('aws-amplify')})`,
      dynamic: '',
    }
    return texts[form]
  }

  #statements(statements: readonly Statement[]): void {
    for (const [index, statement] of statements.entries()) {
      if (index > 0) this.#line()
      this.#statement(statement)
    }
  }

  #statement(statement: Statement): void {
    const id = ++this.#count
    if (statement.kind === 'site') this.#site(statement.site, WRAPS)
    else if (statement.kind === 'bound') {
      this.#write(`const result${id} = `)
      this.#site(statement.site, WRAPS.slice(0, 3))
    } else if (statement.kind === 'session') this.#lines(at(SESSIONS, statement.pattern), id)
    else if (statement.kind === 'user') this.#user(statement)
    else if (statement.kind === 'shadow') this.#shadow(statement.form, at(WANTED, statement.name))
    else if (statement.kind === 'block') this.#block(statement)
    else if (statement.kind === 'filler') {
      this.#keep(at(FILLERS, statement.form).replaceAll('~', String(id)))
    } else this.#keep(at(DECOYS, statement.form).replaceAll('%', at(WANTED, statement.name)))
    if (statement.kind === 'site' || statement.kind === 'bound') this.#write(this.#end)
  }

  #user(statement: Extract<Statement, { kind: 'user' }>): void {
    const id = ++this.#count
    this.#lines('const user~ = await @.currentAuthenticatedUser()', id)
    this.#line()
    this.#statements(statement.between)
    if (statement.between.length > 0) this.#line()
    this.#lines(at(USERS, statement.pattern), id)
  }

  #lines(text: string, id: number): void {
    for (const [index, line] of text.replaceAll('~', String(id)).split('\n').entries()) {
      if (index > 0) this.#line()
      this.#write(this.#filled(line.replaceAll('@', this.#root)) + this.#end)
    }
  }

  #shadow(form: number, name: string): void {
    const isTyped = this.#shape.language.startsWith('ts')
    const text = at(isTyped ? [...SHADOWS, ...TYPED_SHADOWS] : SHADOWS, form)
    const isHoisted = text.startsWith('var')
    if (isHoisted ? this.#scopes.some((names) => names.has(name)) : !this.#isFree(name)) {
      this.#keep('use()')
      return
    }
    this.#declare(name)
    if (isHoisted) for (const names of this.#scopes) names.add(name)
    this.#keep(text.replace('%', name), this.#end)
  }

  #block(statement: Extract<Statement, { kind: 'block' }>): void {
    const pattern = at(BLOCKS, statement.form)
    const wanted = at(WANTED, statement.name)
    const own = `block${++this.#count}`
    const isDeclared = pattern.includes('^')
    const name = isDeclared && !pattern.startsWith('^') && this.#isFree(wanted) ? wanted : own
    if (isDeclared) this.#declare(name)
    const inner = name === wanted ? own : wanted
    const [before = '', after = ''] = pattern.replace('^', name).replace('%', inner).split('$')
    this.#inside(before, after, inner, () => this.#statements(statement.body))
    if (after.endsWith(')')) this.#write(this.#end)
  }

  #inside(before: string, after: string, name: string, write: () => void): void {
    this.#keep(before)
    this.#scopes.push(new Set([name]))
    this.#line()
    write()
    this.#scopes.pop()
    this.#line()
    this.#keep(after)
  }

  #site(site: Site, wraps: readonly string[]): void {
    const args = [...site.args]
    const [before = '', after = ''] = at(wraps, site.wrap).split('@')
    this.#write(this.#filled(before))
    for (const [index, piece] of at(SITES, site.pattern).split('#').entries()) {
      if (index > 0) this.#argument(args.shift() ?? { kind: 'effect' })
      const text = piece.replaceAll('@', this.#root)
      this.#write(index > 0 ? this.#broken(text, site.layout) : text)
    }
    this.#write(this.#filled(after))
  }

  /** Between two arguments a line may break, and after the last one a comma may stand. */
  #broken(piece: string, layout: Site['layout']): string {
    const outer = `\n${this.#shape.indent.repeat(this.#scopes.length - 1)}`
    const breaks = layout !== 'line' && piece.startsWith(', ')
    if (breaks) return `,${outer}${this.#shape.indent}${piece.slice(2)}`
    return layout === 'trailing' && piece === ')' ? `,${outer})` : piece
  }

  #argument(argument: Argument): void {
    if (argument.kind === 'site') {
      this.#write('(')
      this.#site({ ...argument.site, wrap: 0 }, WRAPS)
      this.#write(')')
    } else this.#write(this.#filled(ARGUMENTS[argument.kind]))
  }

  #filled(text: string): string {
    return text.replace(/#/g, () => {
      const name = `e${++this.#count}`
      this.#effects.push(name)
      return `${name}()`
    })
  }

  #quoted(text: string): string {
    return this.#shape.quote + text + this.#shape.quote
  }

  #declare(name: string): void {
    this.#scopes.at(-1)?.add(name)
  }

  #isFree(name: string): boolean {
    return !this.#scopes.at(-1)?.has(name)
  }

  #write(text: string): void {
    this.#parts.push(text)
  }

  #keep(text: string, after = ''): void {
    this.#parts.push(text, after)
    if (text !== '') this.#kept.push(text)
  }

  #line(): void {
    this.#parts.push(`\n${this.#shape.indent.repeat(this.#scopes.length - 1)}`)
  }
}

const ARGUMENTS: Readonly<Record<Exclude<Argument['kind'], 'site'>, string>> = {
  effect: '#',
  awaited: 'await #',
  named: 'username',
  template: ['`($', '{#})`'].join(''),
  sequence: '(#, #)',
  arrow: '() => #',
  spread: '[...#]',
  conditional: '# ? # : #',
  commented: '/* ( */ # /* ) */',
  literal: '{ key: # }',
  text: "'a (b'",
}

function at<Item>(items: readonly Item[], index: number): Item {
  return items[index % items.length] as Item
}

import { Script } from 'node:vm'
import fc from 'fast-check'
import { compiled } from './observe.js'
import { type Kind, PARTS, TYPED } from './reader-parts.js'

/** A program that reads what v5 calls resolve with. */
export interface ReaderProgram {
  readonly path: string
  readonly source: string
}

/** What a program is made of: a list of choices, each of which the simplest stands in for. */
interface Choices {
  readonly language: 'js' | 'jsx' | 'ts' | 'tsx'
  readonly semicolon: boolean
  readonly tape: readonly number[]
}

const choices: fc.Arbitrary<Choices> = fc.record({
  language: fc.constantFrom('js', 'jsx', 'ts', 'tsx'),
  semicolon: fc.boolean(),
  tape: fc.array(fc.nat({ max: 9_999 }), { minLength: 6, maxLength: 40, size: 'max' }),
})

/** Programs of one to some ten statements. */
export const readerPrograms: fc.Arbitrary<ReaderProgram> = programsOf('program')

/** Programs that sign in, answer challenges and read what came of it. */
export const signInPrograms: fc.Arbitrary<ReaderProgram> = programsOf('sign-in-program')

function programsOf(kind: Kind): fc.Arbitrary<ReaderProgram> {
  return choices.map((chosen) => programOf(kind, chosen)).filter(isRun)
}

/** An `await` that stands in a function without `async` makes no program. */
function isRun({ source, path }: ReaderProgram): boolean {
  try {
    return Boolean(new Script(compiled(source, path)))
  } catch {
    return false
  }
}

function programOf(kind: Kind, { language, semicolon, tape }: Choices): ReaderProgram {
  const text = new Writer(tape, language.startsWith('ts')).text(kind)
  const source = `import { Auth } from 'aws-amplify'\n\n${text}\n`
  return { path: `program.${language}`, source: semicolon ? withSemicolons(source) : source }
}

const DEEPEST = 7

class Writer {
  readonly #tape: readonly number[]
  readonly #typed: boolean
  readonly #declared = new Set<string>()
  #at = 0
  #count = 0

  constructor(tape: readonly number[], typed: boolean) {
    this.#tape = tape
    this.#typed = typed
  }

  text(kind: Kind): string {
    return this.#piece(kind, '', 0).replace(/^\s*\n/gm, '')
  }

  #piece(kind: Kind, about: string, depth: number): string {
    const pattern = this.#chosen(kind, depth)
    const number = String(++this.#count)
    return this.#filled(pattern.replaceAll('#', number).replaceAll('%', about), depth)
  }

  /** Pieces stand inside one another: the inner ones are written first. */
  #filled(text: string, depth: number): string {
    const open = /<([a-z-]+)(?::|>)/.exec(text)
    if (!open) return text
    const kind = open[1] as Kind
    const before = text.slice(0, open.index)
    const isAbout = open[0].endsWith(':')
    const end = isAbout ? closing(text, open.index) : open.index + open[0].length
    const about = isAbout ? text.slice(open.index + open[0].length, end - 1) : ''
    const piece = this.#piece(kind, this.#filled(about, depth), depth + 1)
    const column = /(?:^|\n)([ \t]*)$/.exec(before)
    const indented = column ? piece.replaceAll('\n', `\n${column[1]}`) : piece
    return before + indented + this.#filled(text.slice(end), depth)
  }

  #chosen(kind: Kind, depth: number): string {
    const all = PARTS[kind].filter((one) => this.#typed || !TYPED.test(one))
    const pattern = all[this.#index(all.length)] as string
    const isDeep = depth > DEEPEST && pattern.includes(`<${kind}`)
    const [simplest = ''] = all
    if (isDeep) return simplest
    // A name of its own is declared once, so that no program declares one twice.
    const names = [...pattern.matchAll(/(?:const|let|function) (?:\{ )?([A-Za-z]+)\b(?!#)/g)]
    const own = names.map(([, name = '']) => name)
    if (own.some((name) => this.#declared.has(name))) return simplest
    for (const name of own) this.#declared.add(name)
    return pattern
  }

  /** Simple pieces are chosen more often, or hardly a program could be followed. */
  #index(count: number): number {
    const number = this.#tape[this.#at++] ?? 0
    const isSimple = number % 3 === 0
    return Math.floor(number / 3) % (isSimple ? Math.ceil(count / 3) : count)
  }
}

/** Behind the `>` that closes the `<` at this place. */
function closing(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '<' && /[a-z]/.test(text[at + 1] ?? '')) depth++
    else if (text[at] === '>' && text[at - 1] !== '=' && --depth === 0) return at + 1
  }
  return text.length
}

function withSemicolons(text: string): string {
  return text.replace(/^(.*\S.*)$/gm, (line) =>
    /(?:[{(,:]|^\s*\}|^\s*\/\/.*|^\s*\/\*.*\*\/|Auth|else .*\{)$/.test(line) ? line : `${line};`,
  )
}

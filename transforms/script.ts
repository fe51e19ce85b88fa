import type { Dialect } from './markup-expressions.js'

/** The part of a file that is a program, at its true offsets. */
export interface Script {
  /** The file with everything that is no script blanked out: offsets and lines stay true. */
  readonly code: string
  readonly language: 'js' | 'jsx' | 'ts' | 'tsx' | 'dts'
  /** Markup around the scripts of a single-file component, scripts blanked out; null elsewhere. */
  readonly template: string | null
  /** Names of the script are visible in the markup: Svelte, Vue's `<script setup>`. */
  readonly exposesNames: boolean
  /** Its scripts do not see all of each other's imports: Svelte's module script. */
  readonly isolated: boolean
  /** The language that the markup tells code by; null where there is none. */
  readonly dialect: Dialect | null
  /** Ranges of the scripts in the file; one that covers everything outside components. */
  readonly ranges: readonly (readonly [start: number, end: number])[]
}

const COMPONENT = /\.(?:vue|svelte)$/
/** A template of Angular; its class is in another file. */
const TEMPLATE = /\.html$/
const SCRIPT_BLOCK =
  /<script((?:\s+[\w:.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*>([\s\S]*?)<\/script\s*>/g
const HTML_COMMENT = /<!--[\s\S]*?-->/g

/** Finds the script of a file by its name: whole files, and the `<script>` blocks of components. */
export function scriptOf(source: string, path: string): Script {
  if (TEMPLATE.test(path)) return templateScript(source)
  if (!COMPONENT.test(path)) {
    return {
      code: source,
      language: languageOf(path),
      template: null,
      exposesNames: false,
      isolated: false,
      dialect: null,
      ranges: [[0, source.length]],
    }
  }
  return componentScript(source, /\.svelte$/.test(path))
}

function templateScript(source: string): Script {
  return {
    code: blank(source).replaceAll(';', ' '),
    language: 'ts',
    template: source,
    exposesNames: false,
    isolated: false,
    dialect: 'angular',
    ranges: [],
  }
}

function languageOf(path: string): Script['language'] {
  if (/\.d\.[cm]?ts$/.test(path)) return 'dts'
  if (/\.tsx$/.test(path)) return 'tsx'
  return /\.[cm]?ts$/.test(path) ? 'ts' : 'jsx'
}

function componentScript(source: string, isSvelte: boolean): Script {
  const ranges: [number, number][] = []
  let language: Script['language'] = 'jsx'
  let exposesNames = isSvelte
  const visible = source.replace(HTML_COMMENT, blank)
  for (const match of visible.matchAll(SCRIPT_BLOCK)) {
    const attributes = match[1] ?? ''
    if (!isProgram(attributes)) continue
    const start = match.index + match[0].indexOf('>', '<script'.length + attributes.length) + 1
    ranges.push([start, start + (match[2] ?? '').length])
    if (/\bsetup\b/.test(attributes)) exposesNames = true
    if (/\blang\s*=\s*["']?ts/.test(attributes)) language = /tsx/.test(attributes) ? 'tsx' : 'ts'
  }
  return {
    code: keepOnly(source, ranges),
    language,
    template: blankOut(visible, ranges),
    exposesNames,
    isolated: isSvelte,
    dialect: isSvelte ? 'svelte' : 'vue',
    ranges,
  }
}

/** `type` names a language of data or markup: then it is no program. */
function isProgram(attributes: string): boolean {
  const type = /\btype\s*=\s*["']?([^"'\s>]*)/.exec(attributes)?.[1]
  return type === undefined || /^$|module|javascript|ecmascript|typescript|babel|jsx/.test(type)
}

function keepOnly(source: string, ranges: readonly (readonly [number, number])[]): string {
  let kept = ''
  let at = 0
  for (const [start, end] of ranges) {
    kept += blank(source.slice(at, start)) + source.slice(start, end)
    at = end
  }
  return kept + blank(source.slice(at))
}

function blankOut(source: string, ranges: readonly (readonly [number, number])[]): string {
  let kept = ''
  let at = 0
  for (const [start, end] of ranges) {
    kept += source.slice(at, start) + blank(source.slice(start, end))
    at = end
  }
  return kept + source.slice(at)
}

/** Two scripts must not run into one statement, so the gap between them ends in a semicolon. */
function blank(text: string): string {
  const spaces = text.replace(/[^\r\n]/g, ' ')
  return /<\/script/.test(text) ? spaces.replace(/ /, ';') : spaces
}

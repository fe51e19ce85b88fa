import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { commonShape, type Shape, shapeOfJson } from '../../transforms/around/object-shape.js'

/** What is known of the values that modules of a project export. */
export interface ModuleShapes {
  /** The shape of an export, the same in all files that may stand in its place; null if unknown. */
  of(path: string, name: string): Shape | null
  /** May a build put another file in the place of the one that has an export? */
  hasTwin(path: string, name: string): boolean
}

/** @param shapesIn what is known of the exports of a source file, by name. */
export function moduleShapes(
  root: string,
  shapesIn: (path: string) => ReadonlyMap<string, Shape> | undefined,
): ModuleShapes {
  const replaced = new Map<string, readonly string[]>()
  // `environment.prod.ts` for `environment.ts`
  const twinsOf = (path: string): readonly string[] => {
    const known = replaced.get(path)
    if (known) return known
    const twins = [...new Set([...namedAlike(root, path), ...replacements(root, path)])]
    replaced.set(path, twins)
    return twins
  }
  const own = (path: string, name: string): Shape | null =>
    path.endsWith('.json') ? jsonAt(root, path, name) : (shapesIn(path)?.get(name) ?? null)
  return {
    hasTwin: (path, name) => twinsOf(path).some((twin) => own(twin, name) !== null),
    of: (path, name) => {
      const shape = own(path, name)
      const others = twinsOf(path).flatMap((twin) => own(twin, name) ?? [])
      return others.reduce<Shape | null>((one, other) => one && commonShape(one, other), shape)
    },
  }
}

/** `settings.production.ts` beside `settings.ts`, and the other way round. */
function namedAlike(root: string, path: string): string[] {
  const folder = posix.dirname(path)
  const name = posix.basename(path)
  const [stem = '', ...rest] = name.split('.')
  const extension = rest.at(-1) ?? ''
  const isTwin = (other: string) => {
    const parts = other.split('.')
    if (other === name || parts[0] !== stem || !sameKind(parts.at(-1) ?? '', extension))
      return false
    return parts.length <= 3 && !NO_TWIN.test(parts.slice(1, -1).join('.'))
  }
  return namesIn(join(root, folder))
    .filter(isTwin)
    .map((other) => posix.join(folder, other))
}

const NO_TWIN = /^(?:d|test|spec|stories|mock|module|config)$/

function sameKind(one: string, other: string): boolean {
  const isCode = (extension: string) => /^[cm]?[jt]sx?$/.test(extension)
  return one === other || (isCode(one) && isCode(other))
}

/** What the configuration of Angular's builds says. */
function replacements(root: string, path: string): string[] {
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    for (const name of ['angular.json', 'project.json', 'workspace.json']) {
      const text = textAt(join(root, folder, name)) ?? ''
      const pairs = [...text.matchAll(PAIR)].map(([, from = '', to = '']) => [
        posix.join(folder, from),
        posix.join(folder, to),
      ])
      const found = pairs.flatMap(([from, to]) =>
        from === path && to ? [to] : to === path && from ? [from] : [],
      )
      if (found.length > 0) return found
    }
    if (folder === '.' || folder === '/') return []
  }
}

const PAIR = /"(?:replace|src)"\s*:\s*"([^"]+)"\s*,\s*"(?:with|replaceWith)"\s*:\s*"([^"]+)"/g

function jsonAt(root: string, path: string, name: string): Shape | null {
  const text = textAt(join(root, path))
  try {
    const value: unknown = JSON.parse(text ?? '')
    if (name === 'default' || name === '=') return shapeOfJson(value)
    const whole = shapeOfJson(value)
    return whole.kind === 'object' ? (whole.keys[name] ?? null) : null
  } catch {
    // What is no JSON has no shape.
    return null
  }
}

function textAt(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Not there: nothing is replaced.
    return null
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    // Gone since it was found.
    return []
  }
}

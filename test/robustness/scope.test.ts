import { expect, test } from 'vitest'
import { surveyFile } from '../../transforms/file.js'
import { resolve, type ScopeTree } from '../../transforms/scope.js'
import { type CorpusFile, corpusOf } from './corpus.js'
import { namesOf } from './typescript-names.js'

const PACKAGES = [
  'react-router-dom',
  'vue',
  '@vue',
  'svelte',
  'jscodeshift',
  '@babel',
  'rxjs/src',
  '@aws-amplify/auth/src',
  'aws-amplify/src',
  'aws-amplify-v5/node_modules/@aws-amplify',
]

/** Where TypeScript adds meaning of its own: what CommonJS files export, what functions are given. */
const SPECIAL = new Set(['exports', 'module', 'arguments', 'require'])

/** Helpers of Babel that declare a parameter's or function's own name again with `var`. */
const REDECLARED = /@babel\/runtime\/.*applyDecs/

test('every name in a large body of code means what TypeScript says it means', () => {
  const compared = corpusOf(PACKAGES, 450).map(disagreements)
  expect(sum(compared.map(({ names }) => names))).toBeGreaterThan(30_000)
  expect(compared.flatMap(({ found }) => found)).toEqual([])
})

interface Comparison {
  readonly names: number
  readonly found: readonly string[]
}

function disagreements({ path, source }: CorpusFile): Comparison {
  const { program } = surveyFile(source, path)
  const witness = namesOf(source, path.replace(/\.[cm]js$/, '.js'))
  if (!program || witness.syntaxErrors.length > 0 || REDECLARED.test(path)) {
    return { names: 0, found: [] }
  }
  const ours = declarations(program.tree)
  // What `infer` names is a type, and seen one scope too deep: nothing that the transforms look at.
  const isInferred = (at: number) => /\binfer\s+$/.test(source.slice(Math.max(0, at - 40), at))
  const found: string[] = []
  for (const { name, start, declaredAt } of witness.reads) {
    if (SPECIAL.has(name) || declaredAt.some(isInferred)) continue
    const at = ours.get(start)
    const where = `${path}:${source.slice(0, start).split('\n').length} ${name}`
    if (at === undefined) found.push(`${where} is not seen`)
    else if (at === null && declaredAt.length > 0) found.push(`${where} is no global`)
    else if (at !== null && !declaredAt.includes(at)) found.push(`${where} is another one`)
  }
  return { names: witness.reads.length, found }
}

/** Offset of each name that is looked up -> offset of its declaration, null for globals. */
function declarations(tree: ScopeTree): Map<number, number | null> {
  const found = new Map<number, number | null>()
  for (const references of tree.references.values()) {
    for (const { name, node, scope, space } of references) {
      const binding = resolve(scope, name, space)
      found.set(node.start as number, binding ? (binding.identifier.start as number) : null)
    }
  }
  return found
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

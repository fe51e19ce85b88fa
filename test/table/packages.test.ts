import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import semver from 'semver'
import { describe, expect, test } from 'vitest'
import { amplifyFloor, isPackageRow, packageRow, packages } from '../../src/table/packages.js'
import { rows } from '../../src/table/rows.js'

const installed = manifestAt('../../node_modules/aws-amplify/package.json')

describe('the rows of packages', () => {
  test('have names of their own, and ids that tell them from places in code', () => {
    expect(new Set(packages.map(({ name }) => name)).size).toBe(packages.length)
    expect(packages.filter(({ id, name }) => id !== `package.${name}`)).toEqual([])
    expect(rows.filter(({ id }) => isPackageRow(id))).toEqual([])
  })

  test('go with the aws-amplify that everything here is tested against', () => {
    expect(packageRow('aws-amplify')?.version).toBe(installed.version)
    const parts = packages.filter(({ fate, name }) => fate === 'part' && !/api-/.test(name))
    expect(Object.fromEntries(parts.map(({ name, version }) => [name, version]))).toEqual(
      Object.fromEntries(
        Object.entries(installed.dependencies ?? {}).filter(([name]) => name.startsWith('@aws')),
      ),
    )
  })

  test('raise to no less than they ask for', () => {
    const wrong = packages.filter(
      ({ floor, version }) =>
        (floor === null) !== (version === null) ||
        (floor !== null && version !== null && semver.lt(version, floor)),
    )
    expect(wrong).toEqual([])
    expect(semver.gte(packageRow('aws-amplify')?.version ?? '0.0.0', amplifyFloor)).toBe(true)
  })

  test('have floors without a patch, which a short range cannot say', () => {
    const floors = packages.flatMap(({ floor }) => floor ?? [])
    expect([...floors, amplifyFloor].filter((floor) => !floor.endsWith('.0'))).toEqual([])
  })

  test('bring the shim in the version that is published with this tool', () => {
    expect(packageRow('@amplift/auth')?.version).toBe(manifestAt('../../shim/package.json').version)
  })

  test('speak in whole sentences', () => {
    expect(packages.filter(({ summary }) => !/^\S.*\.$/.test(summary))).toEqual([])
  })
})

function manifestAt(path: string): {
  readonly version: string
  readonly dependencies?: Readonly<Record<string, string>>
} {
  return JSON.parse(readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8'))
}

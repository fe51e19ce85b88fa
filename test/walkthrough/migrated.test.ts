import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildApp } from './build-app.js'
import { journeys } from './journeys.js'
import { migrateSample } from './migrated-app.js'
import { pending, pendingTypeErrors } from './pending.js'
import { openShop, type Shop } from './shop.js'
import { typeErrorsOf } from './type-check.js'

/** Enough for what is there, so that what is not there does not hold everything up. */
const hurry = 2_000
const minute = 60_000

describe('the sample app after the move to aws-amplify 6', () => {
  let folder: string
  let shop: Shop

  beforeAll(async () => {
    folder = await migrateSample()
    shop = await openShop(folder, await buildApp(folder))
  }, minute)
  beforeEach(() => shop.startOver())
  afterAll(() => shop?.close())

  test('has no place left that the tool could not decide about', () => {
    const paths = readdirSync(join(folder, 'src'), { recursive: true, encoding: 'utf8' })
    const left = paths
      // The unit tests are no part of what is built.
      .filter((path) => /\.[jt]sx?$/.test(path) && !path.includes('.test.'))
      .filter((path) => readFileSync(join(folder, 'src', path), 'utf8').includes('TODO(amplift)'))
    expect(left).toEqual([])
  })

  test('type-checks against the real v6', () => {
    expect(typeErrorsOf(folder)).toEqual(pendingTypeErrors)
  })

  for (const { name, walk } of journeys) {
    if (Object.hasOwn(pending, name)) {
      test.fails(name, () => walk({ ...shop, welcome: () => shop.welcome(hurry) }))
    } else {
      test(name, () => walk(shop))
    }
  }

  test('no walk is pending that is not among them', () => {
    const names = journeys.map(({ name }) => name)
    expect(Object.keys(pending).filter((name) => !names.includes(name))).toEqual([])
  })
})

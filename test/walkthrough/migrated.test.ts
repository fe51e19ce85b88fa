import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { copySample, v5Packages } from './app-folder.js'
import { buildApp } from './build-app.js'
import { ANN, isAtHome, signIn } from './journeys/journey.js'
import { journeys } from './journeys.js'
import { migrateSample } from './migrated-app.js'
import { pending } from './pending.js'
import { openShop, type Shop } from './shop.js'
import { typeErrorsOf } from './type-check.js'

/** Enough for what is there, so that what is not there does not hold everything up. */
const hurry = 2_000
const minute = 60_000

describe('the sample app after the move to aws-amplify 6', () => {
  let folder: string
  let pages: string
  let earlierPages: string
  let shop: Shop

  beforeAll(async () => {
    folder = await migrateSample()
    pages = await buildApp(folder)
    earlierPages = await buildApp(copySample(v5Packages))
    shop = await openShop(folder, pages)
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
    expect(typeErrorsOf(folder)).toEqual([])
  })

  test('a person who was signed in before the move still is, and signs out for good', async () => {
    shop.cognito.createUser(ANN)
    shop.deploy(earlierPages)
    const ann = await shop.welcome()
    await ann.open('/profile')
    await signIn(ann)
    await ann.sees('heading', 'Profile')
    const kept = await ann.kept()
    shop.deploy(pages)
    await ann.open('/')
    await isAtHome(ann)
    expect(await shop.renews(kept)).toBe(true)
    await ann.press('Sign out')
    await ann.sees('heading', 'Sign in')
    expect(await shop.renews(kept)).toBe(false)
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

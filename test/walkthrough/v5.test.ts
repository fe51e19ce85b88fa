import { afterAll, beforeAll, beforeEach, describe, test } from 'vitest'
import { copySample, v5Packages } from './app-folder.js'
import { buildApp } from './build-app.js'
import { journeys } from './journeys.js'
import { openShop, type Shop } from './shop.js'

const minute = 60_000

describe('the sample app on aws-amplify 5', () => {
  let shop: Shop

  beforeAll(async () => {
    const folder = copySample(v5Packages)
    shop = await openShop(folder, await buildApp(folder))
  }, minute)
  beforeEach(() => shop.startOver())
  afterAll(() => shop?.close())

  for (const { name, walk } of journeys) test(name, () => walk(shop))
})

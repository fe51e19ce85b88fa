import { describe, expect, test } from 'vitest'
import { mockedMethods, sharedMock } from '../../transforms/mocked-methods.js'

describe('a method that tests put something in the place of is found', () => {
  test.each([
    ['in a factory', `jest.mock('aws-amplify', () => ({ Auth: { signIn: jest.fn() } }))`],
    [
      'as a method of a factory',
      `jest.mock('aws-amplify', () => ({ Auth: { async signIn() {} } }))`,
    ],
    ['in short', `vi.mock('@aws-amplify/auth', () => ({ Auth: { signIn } }))`],
    [
      'behind a name',
      `jest.mock('aws-amplify', () => ({ Auth: mock }))\nconst mock = { signIn: 1 }`,
    ],
    ['when it is written', `Auth.signIn = jest.fn()`],
    ['when it is spied on', `jest.spyOn(Auth, 'signIn')`],
    ['when it is stubbed', `sinon.stub(Auth, "signIn").resolves(user)`],
    ['when a test asks for its calls', `jest.mock('./x')\nexpect(Auth.signIn).toHaveBeenCalled()`],
    ['when it is told what to answer', `jest.mocked(Auth.signIn).mockResolvedValue(user)`],
    ['under another name of Auth', `vi.fn()\nmockedAuth.signIn.mockResolvedValue(user)`],
    ['through a cast', `vi.fn()\n;(Auth as any).signIn.mockReturnValue(user)`],
    ['below Amplify', `jest.fn()\nAmplify.Auth.signIn.mockResolvedValue(user)`],
    ['when it is one of several', `jest.fn()\nObject.assign(Auth, { signIn: () => user })`],
    ['when it is defined', `Object.defineProperty(Auth, 'signIn', { value: jest.fn() })`],
    ['when it is taken out', `jest.mock('./x')\nconst { signIn } = Auth`],
    [
      'in a mock with a type',
      `jest.mock<typeof import('aws-amplify')>('aws-amplify', () => ({ Auth: { signIn: 1 } }))`,
    ],
    ['in a mock of an import', `vi.mock(import('aws-amplify'), () => ({ Auth: { signIn } }))`],
    ['in a module that is given', `jest.setMock('aws-amplify', { Auth: { signIn: 1 } })`],
    ['when its file was migrated', `jest.mock('../amplify-auth', () => ({ signIn: jest.fn() }))`],
  ])('%s', (_, text) => {
    expect(mocked(text)).toEqual(['signIn'])
  })

  test('in a mock that counts for all tests', () => {
    const text = `export const Auth = { signIn: async () => ({}) }`
    expect(mockedMethods([{ path: '__mocks__/aws-amplify.js', text }])).toEqual(['signIn'])
  })
})

test('a mock without a factory replaces every method that the package uses', () => {
  const texts = [
    { path: 'a.test.js', text: `jest.mock('aws-amplify')` },
    { path: 'a.js', text: `Auth.signIn(name, password)\nAuth.signOut()\nHub.listen('auth', hear)` },
  ]
  expect(new Set(mockedMethods(texts))).toEqual(new Set(['signIn', 'signOut', 'Hub']))
})

test('a mock of spies replaces every method as well', () => {
  const texts = [
    { path: 'a.test.js', text: `vi.mock('aws-amplify', { spy: true })` },
    { path: 'a.js', text: `Auth.signOut()` },
  ]
  expect(mockedMethods(texts)).toEqual(['signOut'])
})

test('the configuration counts where a test asks for it', () => {
  expect(mocked(`jest.mock('./x')\nexpect(Auth.configure).toHaveBeenCalled()`)).toEqual([
    'configure',
  ])
  expect(mocked(`jest.mock('aws-amplify', () => ({ Auth: { configure: 1 } }))`)).toEqual([])
})

test('Hub is found as a whole', () => {
  expect(mocked(`jest.spyOn(Hub, 'listen')`)).toEqual(['Hub'])
  expect(mocked(`vi.mock('aws-amplify', () => ({ Hub: { listen: vi.fn() } }))`)).toEqual(['Hub'])
})

test.each([
  `jest.mock('aws-amplify', () => ({ withSSRContext: jest.fn() }))`,
  `jest.spyOn(amplify, 'withSSRContext')`,
  `jest.mock('aws-amplify')\nwithSSRContext.mockReturnValue({ Auth })`,
])('withSSRContext is found in %s', (text) => {
  expect(mocked(text)).toEqual(['withSSRContext'])
})

describe('nothing is found', () => {
  test.each([
    ['where a test only calls the method', `jest.mock('./x')\nawait Auth.signIn(name, password)`],
    ['outside of tests', `button.onclick = Auth.signIn\nconst api = { signIn: 1 }`],
    ['in a mock of another module', `jest.mock('./session', () => ({ signIn: jest.fn() }))`],
    ['of what v5 did not have', `jest.spyOn(Auth, 'enter')\nAuth.user = {}`],
  ])('%s', (_, text) => {
    expect(mocked(text)).toEqual([])
  })
})

describe('a mock for all tests', () => {
  const setup = `jest.mock('aws-amplify', () => ({ Auth: { signIn: jest.fn() } }))`

  test('stands in a file that has no tests', () => {
    expect(sharedMock([{ path: 'jest.setup.js', text: setup }])).toBe('setup')
  })

  test.each([
    ['web/__mocks__/aws-amplify.ts', 'export const Auth = {}', 'aws-amplify', '.Auth'],
    ['__mocks__/aws-amplify.js', 'module.exports = { Auth: {} }', 'aws-amplify', '.Auth'],
    ['__mocks__/aws-amplify.js', 'export default { Auth: {} }', 'aws-amplify', '.default.Auth'],
    [
      '__mocks__/@aws-amplify/auth/index.js',
      'export default { signOut: jest.fn() }',
      '@aws-amplify/auth',
      '.default',
    ],
    [
      '__mocks__/@aws-amplify/auth.js',
      'module.exports = { signOut: jest.fn() }',
      '@aws-amplify/auth',
      '',
    ],
  ])('stands in %s, which says %s', (path, text, module, place) => {
    expect(sharedMock([{ path, text }])).toEqual({ runner: 'jest', module, path: place })
  })

  test('is taken by Vitest where that runs the tests', () => {
    const texts = [
      { path: '__mocks__/aws-amplify.js', text: 'export const Auth = {}' },
      { path: 'a.test.js', text: `vi.mock('aws-amplify')` },
    ]
    expect(sharedMock(texts)).toMatchObject({ runner: 'vi' })
  })

  test('does not stand in a mock of what v6 has as well', () => {
    const text = 'export const Amplify = { configure: jest.fn() }'
    expect(sharedMock([{ path: '__mocks__/aws-amplify.js', text }])).toBeNull()
  })

  test('does not stand in a file of tests', () => {
    expect(sharedMock([{ path: 'a.test.js', text: `${setup}\ntest('a', () => {})` }])).toBeNull()
  })
})

function mocked(text: string): string[] {
  return [...new Set(mockedMethods([{ path: 'a.test.js', text }]))]
}

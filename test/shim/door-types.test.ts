import { describe, expect, test } from 'vitest'
import { createDoorProgram } from './door-program.js'

const program = createDoorProgram()

/** What the door has beyond `aws-amplify/auth`. */
const OWN = ['Hub', 'configure', 'libraryOptions']
/** The types of that, and those of `aws-amplify` that the functions name. */
const OWN_TYPES = [
  'AmplifyContext',
  'AnyConfig',
  'AuthHub',
  'ConfigureOptions',
  'HubCapsule',
  'HubLike',
  'HubListenOptions',
  'HubPayload',
  'LibraryOptionsInput',
  'OwnLibraryOptions',
  'ResourcesConfig',
]

describe('the door', () => {
  test('finds the real aws-amplify/auth, whole', () => {
    expect(program.names('real', 'values')).toHaveLength(32)
    expect(program.names('real', 'types')).toHaveLength(48)
  })

  test('exports the types of aws-amplify/auth, and a few of its own', () => {
    const types = program.names('ours', 'types').filter((name) => !OWN_TYPES.includes(name))
    expect(types).toEqual(program.names('real', 'types'))
  })

  test('exports the values of aws-amplify/auth, and a few of its own', () => {
    const values = program.names('ours', 'values').filter((name) => !OWN.includes(name))
    expect(values).toEqual(program.names('real', 'values'))
  })

  test.each([
    ['ours', 'real'],
    ['real', 'ours'],
  ] as const)('gives of %s fit where those of %s are asked for', (from, to) => {
    const values = program.names('ours', 'values').filter((name) => !OWN.includes(name))
    const types = program.names('real', 'types')
    const complaints = program.complaints([
      ...values.map((name) => `take<typeof ${to}.${name}>(${from}.${name})`),
      ...types.map((name) => `take<${to}.${name}>(give<${from}.${name}>())`),
    ])
    expect(complaints).toEqual([])
  })

  test('takes the contexts, the configurations and the Hub of aws-amplify', () => {
    const complaints = program.complaints([
      `import type { AmplifyContext, ResourcesConfig } from 'aws-amplify'`,
      `import { Amplify } from 'aws-amplify'`,
      `import { Hub } from 'aws-amplify/utils'`,
      'take<ours.AmplifyContext>(give<AmplifyContext>())',
      'take<AmplifyContext>(give<ours.AmplifyContext>())',
      'take<ours.ResourcesConfig>(give<ResourcesConfig>())',
      'take<ResourcesConfig>(give<ours.ResourcesConfig>())',
      'const config = give<ResourcesConfig>()',
      'ours.configure(config)',
      'Amplify.configure(config, ours.libraryOptions(config, { Hub }))',
      'take<Pick<typeof Hub, "listen">>(ours.Hub)',
    ])
    expect(complaints).toEqual([])
  })

  test('has no type that fits whatever it is held against', () => {
    const doors = ['ours', 'real'] as const
    const names = program.names('real', 'types')
    const each = doors.flatMap((door) => names.map((name) => `${door}.${name}`))
    expect(
      program.complaints(each.map((type) => `take<0 extends 1 & ${type} ? 'any' : 1>(1)`)),
    ).toEqual([])
  })

  test('tells a type that does not fit', () => {
    expect(program.complaints(['take<ours.JWT>(give<real.AuthUser>())'])).toHaveLength(1)
  })
})

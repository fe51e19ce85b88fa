import { describe, expect, test } from 'vitest'
import { rowById, rows, rowsByName } from '../../src/table/rows.js'

describe('the rows', () => {
  test('have ids of their own', () => {
    const ids = rows.map(({ id }) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  test('are of every kind', () => {
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(
      new Set([
        'method',
        'event',
        'config',
        'error',
        'type',
        'member',
        'form',
        'ui',
        'export',
        'category',
      ]),
    )
  })

  test('carry their kind in the id, methods their bare name', () => {
    const strange = rows.filter((row) =>
      row.kind === 'method' ? row.id !== row.name : !row.id.startsWith(`${row.kind}.`),
    )
    expect(strange.map(({ id }) => id)).toEqual([])
  })

  test('speak in whole sentences', () => {
    const broken = rows.flatMap((row) =>
      [row.summary, ...row.silent].filter((sentence) => !/^\S.*\.$/.test(sentence)),
    )
    expect(broken).toEqual([])
  })

  test('link to the documentation of Amplify or to issues of its repositories, each once', () => {
    const known =
      /^https:\/\/((?:ui\.)?docs\.amplify\.aws\/\S+\/|github\.com\/aws-amplify\/\S+\/issues\/\d+)$/
    expect(rows.flatMap(({ links }) => links).filter((link) => !known.test(link))).toEqual([])
    const empty = rows.filter(
      ({ links }) => links.length === 0 || new Set(links).size < links.length,
    )
    expect(empty.map(({ id }) => id)).toEqual([])
  })

  test('say where a listener goes when its event is gone', () => {
    const lost = rows.filter(
      (row) => row.kind === 'event' && row.v6 === null && row.instead === undefined,
    )
    expect(lost.map(({ id }) => id)).toEqual([])
  })

  test('pair the data of an event with the event', () => {
    const odd = rows.filter(
      (row) => row.kind === 'event' && (row.v6 === null) !== (row.data.v6 === null),
    )
    expect(odd.map(({ id }) => id)).toEqual([])
  })

  test('tell strings from errors by where the text is found', () => {
    const odd = rows.filter(
      (row) => row.kind === 'error' && (row.form === 'string') !== (row.at.length === 0),
    )
    expect(odd.map(({ id }) => id)).toEqual([])
  })
})

const required = [
  'named-import default-import namespace-import deep-import amplify-auth require import-equals',
  'dynamic-import re-export wrapper-module ssr-context vue-amplify nuxt-auth auth-value',
  'method-value destructured computed type-only declare-module template mock legacy-door root-import',
]
  .join(' ')
  .split(' ')

test.each(required)('a row says what becomes of the form %s', (form) => {
  expect(rowById(`form.${form}`)?.kind).toBe('form')
})

const touched = [
  'user userPool _config _storage _oAuthHandler Credentials _handleAuthResponse',
  'createCognitoUser wrapRefreshSessionCallback getModuleName',
]
  .join(' ')
  .split(' ')

test.each(touched)('a row says what becomes of the member Auth.%s', (member) => {
  expect(rowById(`member.${member}`)?.kind).toBe('member')
})

describe('rowsByName', () => {
  const idsBehind = (name: string) => rowsByName(name).map(({ id }) => id)

  test('finds a method and the event of the same name', () => {
    expect(idsBehind('signIn')).toEqual(['signIn', 'event.signIn'])
  })

  test.each(['Auth.signOut', 'Amplify.Auth.signOut()', 'signOut({ global: true })', ' signOut '])(
    'takes a method as it is written: %s',
    (written) => {
      expect(idsBehind(written)).toEqual(['signOut', 'event.signOut'])
    },
  )

  test('keeps to the exact case where it can', () => {
    expect(idsBehind('Network error')).toEqual(['error.network-error'])
    expect(idsBehind('Network Error')).toEqual(['error.network-error-of-devices'])
  })

  test('forgives another case where nothing is spelled like that', () => {
    expect(idsBehind('CURRENTSESSION')).toEqual(['currentSession'])
    expect(idsBehind('cognitohosteduiidentityprovider')).toEqual([
      'type.CognitoHostedUIIdentityProvider',
    ])
  })

  test('takes off quotes', () => {
    expect(idsBehind("'No current user'")).toEqual(['error.string.no-current-user'])
  })

  test('finds a configuration key below Auth, by its path and by its last part', () => {
    expect(idsBehind('Auth.oauth.scope')).toEqual(['config.oauth.scope'])
    expect(idsBehind('domain')).toEqual(['config.cookieStorage.domain', 'config.oauth.domain'])
  })

  test('finds ids, and nothing for a name that no row has', () => {
    expect(idsBehind('event.signOut')).toEqual(['event.signOut'])
    expect(idsBehind('signInWithMagic')).toEqual([])
    expect(rowById('signInWithMagic')).toBeUndefined()
  })
})

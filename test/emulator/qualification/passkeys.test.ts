import {
  CompleteWebAuthnRegistrationCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  StartWebAuthnRegistrationCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import {
  AuthenticatorEmulator,
  PasskeysCredentialsMemoryRepository,
  WebAuthnEmulator,
} from 'nid-webauthn-emulator'
import { describe, expect, test } from 'vitest'
import type { PoolOptions } from '../../../emulator/index.js'
import { refusal } from './clients/impatient.js'
import { openBrowser, visit } from './clients/page.js'
import { accessToken } from './clients/totp.js'
import { CLIENT_ID, PASSWORD, type Peer, startPeerForTest } from './peer.js'

const APP = 'http://localhost:3000/'
const ORIGIN = 'http://localhost:3000'
const users = ['ada', 'eve'].map((username) => ({ username, password: PASSWORD }))
const pool: PoolOptions = {
  firstFactors: ['PASSWORD', 'WEB_AUTHN'],
  relyingPartyId: 'localhost',
  users,
}
const byPassword = { authFlowType: 'USER_PASSWORD_AUTH' } as const
const byPasskey = { authFlowType: 'USER_AUTH', preferredChallenge: 'WEB_AUTHN' } as const

/** An authenticator of its own: all that are made without a store share one. */
function newAuthenticator(): WebAuthnEmulator {
  const credentialsRepository = new PasskeysCredentialsMemoryRepository()
  return new WebAuthnEmulator(new AuthenticatorEmulator({ credentialsRepository }))
}

/** Opens the app in a browser whose authenticator holds a passkey of a user. */
async function withPasskey(peer: Peer, username = 'ada') {
  const authenticator = newAuthenticator()
  const browser = openBrowser(authenticator)
  visit(APP, browser)
  const app = peer.v6()
  await app.auth.signIn({ username, password: PASSWORD, options: byPassword })
  await app.auth.associateWebAuthnCredential()
  return { ...app, browser, authenticator }
}

describe('v6', () => {
  test('registers, lists and deletes a passkey', async () => {
    const peer = await startPeerForTest(pool)
    const { auth } = await withPasskey(peer)
    const { credentials } = await auth.listWebAuthnCredentials()
    expect(credentials).toHaveLength(1)
    expect(credentials[0]).toMatchObject({ relyingPartyId: 'localhost' })
    expect(credentials[0]?.createdAt).toBeInstanceOf(Date)
    await auth.deleteWebAuthnCredential({ credentialId: credentials[0]?.credentialId ?? '' })
    expect((await auth.listWebAuthnCredentials()).credentials).toEqual([])
    const gone = auth.deleteWebAuthnCredential({ credentialId: 'bm9uZQ' })
    expect((await refusal(gone)).name).toBe('ResourceNotFoundException')
  })

  test('signs in with it, preferred or chosen, again and again', async () => {
    const peer = await startPeerForTest(pool)
    const { auth } = await withPasskey(peer)
    await auth.signOut()
    for (let round = 0; round < 3; round++) {
      const result = await auth.signIn({ username: 'ada', options: byPasskey })
      expect(result.isSignedIn).toBe(true)
      await auth.signOut()
    }
    const { nextStep } = await auth.signIn({
      username: 'ada',
      options: { authFlowType: 'USER_AUTH' },
    })
    const { availableChallenges } = nextStep as { availableChallenges?: readonly string[] }
    expect(availableChallenges).toContain('WEB_AUTHN')
    const done = await auth.confirmSignIn({ challengeResponse: 'WEB_AUTHN' })
    expect(done.isSignedIn).toBe(true)
  })

  test('does not register the same authenticator twice', async () => {
    const peer = await startPeerForTest(pool)
    const { auth } = await withPasskey(peer)
    const again = await refusal(auth.associateWebAuthnCredential())
    // A browser says which; this authenticator only says no.
    expect(again.name).toMatch(/^Passkey(?:AlreadyExists|RegistrationCanceled)$/)
  })
})

describe('refused is', () => {
  test('a passkey of somebody else', async () => {
    const peer = await startPeerForTest(pool)
    await withPasskey(peer, 'ada')
    const { authenticator } = await withPasskey(peer, 'eve')
    const ask = (USERNAME: string) =>
      peer.sdk.send(
        new InitiateAuthCommand({
          ClientId: CLIENT_ID,
          AuthFlow: 'USER_AUTH',
          AuthParameters: { USERNAME, PREFERRED_CHALLENGE: 'WEB_AUTHN' },
        }),
      )
    const [mine, yours] = [await ask('eve'), await ask('ada')]
    const optionsOf = ({ ChallengeParameters }: typeof mine) =>
      JSON.parse(ChallengeParameters?.CREDENTIAL_REQUEST_OPTIONS ?? '') as Parameters<
        WebAuthnEmulator['getJSON']
      >[1]
    const { allowCredentials = [] } = optionsOf(mine)
    const answer = (USERNAME: string, begun: typeof mine) => {
      const options = { ...optionsOf(begun), allowCredentials }
      const CREDENTIAL = JSON.stringify(authenticator.getJSON(ORIGIN, options))
      return peer.sdk.send(
        new RespondToAuthChallengeCommand({
          ClientId: CLIENT_ID,
          ChallengeName: 'WEB_AUTHN',
          ChallengeResponses: { USERNAME, CREDENTIAL },
          ...(begun.Session && { Session: begun.Session }),
        }),
      )
    }
    expect((await refusal(answer('ada', yours))).name).toBe('NotAuthorizedException')
    expect(await answer('eve', mine)).toHaveProperty('AuthenticationResult.AccessToken')
    expect((await refusal(answer('eve', mine))).name).toBe('NotAuthorizedException')
  })

  test('an assertion made for another origin', async () => {
    const peer = await startPeerForTest(pool)
    const { auth, browser } = await withPasskey(peer)
    await auth.signOut()
    visit('https://localhost.evil.example/', { ...browser, authenticator: foreign(browser) })
    const elsewhere = peer.v6().auth.signIn({ username: 'ada', options: byPasskey })
    expect((await refusal(elsewhere)).name).toBe('NotAuthorizedException')
  })

  test('a registration that was never begun, or whose answer is another’s', async () => {
    const peer = await startPeerForTest(pool)
    const [ada, eve] = [await accessToken(peer, 'ada'), await accessToken(peer, 'eve')]
    const { CredentialCreationOptions } = await peer.sdk.send(
      new StartWebAuthnRegistrationCommand({ AccessToken: eve }),
    )
    const Credential = newAuthenticator().createJSON(
      ORIGIN,
      CredentialCreationOptions as unknown as Parameters<WebAuthnEmulator['createJSON']>[1],
    ) as unknown as Exclude<
      ConstructorParameters<typeof CompleteWebAuthnRegistrationCommand>[0]['Credential'],
      undefined
    >
    const complete = (AccessToken: string) =>
      peer.sdk.send(new CompleteWebAuthnRegistrationCommand({ AccessToken, Credential }))
    expect((await refusal(complete(ada))).name).toMatch(/^WebAuthn|InvalidParameter/)
    await complete(eve)
    expect((await refusal(complete(eve))).name).toBe('WebAuthnChallengeNotFoundException')
  })

  test('a passkey where the pool has none', async () => {
    const peer = await startPeerForTest({ ...pool, firstFactors: ['PASSWORD'] })
    visit(APP, openBrowser(newAuthenticator()))
    const { auth } = peer.v6()
    await auth.signIn({ username: 'ada', password: PASSWORD, options: byPassword })
    const refused = await refusal(auth.associateWebAuthnCredential())
    expect(refused.name).toBe('WebAuthnNotEnabledException')
  })
})

/** The same authenticator, talked into signing for a page of another origin. */
function foreign({ authenticator }: { readonly authenticator?: WebAuthnEmulator }) {
  if (authenticator === undefined) throw new Error('the browser has no authenticator')
  const signing = Object.create(authenticator) as WebAuthnEmulator
  signing.get = (origin, options) => authenticator.get(origin, options, [origin])
  return signing
}

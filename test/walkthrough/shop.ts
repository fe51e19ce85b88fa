import { CognitoJwtVerifier } from 'aws-jwt-verify'
import type { Browser } from 'playwright-core'
import type { Cognito, Listening } from '../../emulator/index.js'
import { settingsOf } from './app-folder.js'
import { browsersOf } from './browsers.js'
import { startChromium } from './chromium.js'
import { createPool, type PoolIds } from './local-pool.js'
import { type ShopServer, serveShop, type TokenCheck } from './shop-server.js'
import { type KeptSession, type Visitor, visitorAt } from './visitor.js'

/** The shop while it is open: its pages, its API, its Cognito, and a browser to go there with. */
export interface Shop {
  readonly cognito: Cognito
  /** Where the photos are that people sent to the shop. */
  readonly photos: ReadonlySet<string>
  /** Lets a person in who has never been here. What they wait for longer than this is not there. */
  welcome(patience?: number): Promise<Visitor>
  /** Whether what a browser kept still gets new tokens. */
  renews(kept: KeptSession): Promise<boolean>
  /** Puts other pages in the place of its own, until it starts over. */
  deploy(pages: string): void
  /** The shop as it was when it opened: nobody in it, nobody known. */
  startOver(): Promise<void>
  close(): Promise<void>
}

/** Opens the shop with the pages that were built in the folder of an app. */
export async function openShop(folder: string, pages: string): Promise<Shop> {
  const { ids, hosts } = addressesOf(folder)
  const backEnd: { isIssued: TokenCheck } = { isIssued: async () => false }
  const server = await serveShop((use, token) => backEnd.isIssued(use, token))
  server.deploy(pages)
  const cognito = createPool(ids, server.origin)
  const listening = await cognito.listen()
  backEnd.isIssued = await tokenCheck(ids, listening)
  const port = Number(new URL(listening.hostedUiUrl).port)
  const browser = await startChromium(Object.fromEntries(hosts.map((host) => [host, port])))
  return shopOf({ pages, cognito, ids, listening, server, browser })
}

interface Parts {
  readonly pages: string
  readonly cognito: Cognito
  readonly ids: PoolIds
  readonly listening: Listening
  readonly server: ShopServer
  readonly browser: Browser
}

function shopOf({ pages, cognito, ids, listening, server, browser }: Parts): Shop {
  const browsers = browsersOf(browser, server.origin)
  return {
    cognito,
    photos: server.photos,
    welcome: async (patience = 20_000) => visitorAt(await browsers.take(), patience),
    renews: (kept) => isRenewed(ids, listening, kept),
    deploy: server.deploy,
    startOver: async () => {
      await browsers.forget()
      cognito.reset()
      server.photos.clear()
      server.deploy(pages)
    },
    close: async () => {
      await browser.close()
      await Promise.all([server.close(), cognito.close()])
    },
  }
}

/** Where an app that was built with its settings looks for AWS. */
function addressesOf(folder: string): { readonly ids: PoolIds; readonly hosts: readonly string[] } {
  const settings = settingsOf(folder)
  const ids = {
    userPoolId: settings.VITE_USER_POOL_ID ?? '',
    clientId: settings.VITE_USER_POOL_CLIENT_ID ?? '',
    identityPoolId: settings.VITE_IDENTITY_POOL_ID ?? '',
  }
  const services = ['cognito-idp', 'cognito-identity']
  const inRegion = services.map((name) => `${name}.${settings.VITE_AWS_REGION}.amazonaws.com`)
  return { ids, hosts: [...inRegion, settings.VITE_OAUTH_DOMAIN ?? ''] }
}

/** Checks tokens as the shop's own back end would: by the keys of the pool. */
async function tokenCheck(
  { userPoolId, clientId }: PoolIds,
  { url }: Listening,
): Promise<TokenCheck> {
  const verifier = CognitoJwtVerifier.create({ userPoolId, clientId })
  const keys = await fetch(`${url}/${userPoolId}/.well-known/jwks.json`)
  verifier.cacheJwks((await keys.json()) as Parameters<typeof verifier.cacheJwks>[0])
  return (tokenUse, token) =>
    verifier.verify(token, { tokenUse }).then(
      () => true,
      () => false,
    )
}

async function isRenewed(
  { clientId }: PoolIds,
  { url }: Listening,
  { refreshToken, deviceKey }: KeptSession,
): Promise<boolean> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      ClientId: clientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: refreshToken, DEVICE_KEY: deviceKey },
    }),
  })
  const text = await answer.text()
  if (!answer.ok && !text.includes('NotAuthorizedException')) throw new Error(text)
  return answer.ok
}

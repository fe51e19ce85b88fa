import { TOTP } from 'otpauth'
import type { Shop } from '../shop.js'
import type { Visitor } from '../visitor.js'

/** The key that is to be typed into an authenticator app. */
export async function keyOnScreen({ page }: Visitor): Promise<string> {
  const key = page.getByRole('code').filter({ hasText: /^[A-Z2-7]+$/ })
  return key.innerText()
}

/** The code that an app with this key shows. Each is of a later half-minute: a code counts once. */
export function nextCode({ cognito }: Shop, key: string): string {
  cognito.clock.advance(30_000)
  return new TOTP({ secret: key }).generate({ timestamp: cognito.clock.now() })
}

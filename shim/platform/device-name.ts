import { type HighEntropyValues, hostScope } from './host-scope.js'

/** What a browser is asked about its device, in the words of User-Agent Client Hints. */
const HINTS = ['platform', 'platformVersion', 'architecture', 'model', 'fullVersionList']

/**
 * What this device is called in the list of a user's devices: `macOS 14.2.1 arm macOS
 * Chromium/121.0.6167.160` where the browser says so, its user agent otherwise.
 */
export async function deviceName(): Promise<string> {
  const { navigator } = hostScope()
  const userAgent = navigator?.userAgent
  if (!userAgent) return navigator?.product === 'ReactNative' ? 'react-native' : 'nodejs'
  if (!navigator.userAgentData) return userAgent
  try {
    return describe(await navigator.userAgentData.getHighEntropyValues(HINTS)) || userAgent
  } catch {
    // A policy of the page may forbid the question.
    return userAgent
  }
}

/** The order, and the platform at both ends of it, are those of v6. */
function describe({
  platform,
  platformVersion,
  architecture,
  model,
  fullVersionList = [],
}: HighEntropyValues): string {
  const versions = fullVersionList.map(({ brand, version }) => `${brand}/${version}`).join(';')
  return [platform, platformVersion, architecture, model, platform, versions]
    .filter(Boolean)
    .join(' ')
}

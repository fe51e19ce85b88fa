/**
 * The parameters of a URL: of its query, or of what follows `#`. The URL of React Native cannot take
 * URLs apart.
 */
export function parametersOf(url: string, part: 'query' | 'fragment'): ReadonlyMap<string, string> {
  const [beforeHash = '', ...afterHash] = url.split('#')
  const query = beforeHash.split('?').slice(1).join('?')
  const text = part === 'query' ? query : afterHash.join('#')
  const found = new Map<string, string>()
  for (const pair of text.split('&')) {
    const [name = '', ...value] = pair.split('=')
    if (name !== '') found.set(decode(name), decode(value.join('=')))
  }
  return found
}

/** Writes parameters as forms do. */
export function formOf(parameters: readonly (readonly [name: string, value: string])[]): string {
  return parameters
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeForm(value)}`)
    .join('&')
}

function encodeForm(value: string): string {
  return encodeURIComponent(value).replace(/%20/g, '+')
}

function decode(text: string): string {
  const spaced = text.replace(/\+/g, ' ')
  try {
    return decodeURIComponent(spaced)
  } catch {
    // Nobody encodes like this; what was written is the best there is.
    return spaced
  }
}

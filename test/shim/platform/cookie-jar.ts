/** A document with nothing but cookies, kept as browsers keep them. */
export interface CookieDocument {
  cookie: string
  /** What was written, in order. */
  readonly written: readonly string[]
}

export function openCookieJar(): CookieDocument {
  const jar = new Map<string, string>()
  const written: string[] = []
  return {
    written,
    get cookie() {
      return [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    },
    set cookie(line) {
      written.push(line)
      const [pair = '', ...attributes] = line.split('; ')
      const at = pair.indexOf('=')
      const expires = attributes.find((each) => each.startsWith('expires='))?.slice(8)
      if (expires && Date.parse(expires) < Date.now()) jar.delete(pair.slice(0, at))
      else jar.set(pair.slice(0, at), pair.slice(at + 1))
    },
  }
}

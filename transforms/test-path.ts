/** Is it a file of tests, which does what it does for itself? */
export function isTest(path: string): boolean {
  return TEST.test(path)
}

const TEST =
  /(?:^|\/)(?:__tests__|__mocks__|tests?|cypress|e2e|stories)\/|\.(?:test|spec|cy|stories)\.[cm]?[jt]sx?$|setupTests/

/** Rows of settings of which v6 has nothing, and the helper module no more than a part. */
export type LostSetting =
  | 'config.oauth.urlOpener'
  | 'config.oauth.options'
  | 'config.refreshHandlers'

const REDIRECT = String.raw`\bredirectSign(?:In|Out)\b`

/** Options that say what v5 took for the settings beside them. */
const OPTIONS = String.raw`\boptions\s*:\s*(?:\{[^{}]*\b(?:cognitoClientId|domain|scopes|redirectSign(?:In|Out)|responseType|urlOpener)\b|[^{\s])`

/** How code says such a setting. */
const SIGNS: Readonly<Record<LostSetting, RegExp>> = {
  'config.oauth.urlOpener':
    /\burlOpener\s*[:,}]|[{,]\s*(?:async\s+)?urlOpener\s*\(|\.urlOpener\s*=(?!=)/,
  'config.oauth.options': new RegExp(
    `${REDIRECT}[^{}]*${OPTIONS}|${OPTIONS}[^{}]*\\}[^{}]*${REDIRECT}`,
  ),
  'config.refreshHandlers': /\brefreshHandlers\s*[:,}]/,
}

/** Words by which files are found that say such settings. */
export const lostSettingTexts: readonly string[] = ['urlOpener', 'refreshHandlers']

/** The settings that some of the texts say. */
export function lostSettings(texts: readonly string[]): readonly LostSetting[] {
  return (Object.keys(SIGNS) as LostSetting[]).filter((row) =>
    texts.some((text) => SIGNS[row].test(text)),
  )
}

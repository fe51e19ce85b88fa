import type { Report } from './report.js'
import { type Look, siteList, versionsOf } from './site-list.js'

/** Writes what becomes of the versions in the files that name them; nothing where none changes. */
export function versionList(report: Report, look: Look): readonly string[] {
  const versions = versionsOf(report)
  if (versions.length === 0) return []
  return ['', look.colors.bold(`Versions (${versions.length})`), ...siteList(versions, look)]
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const FORMAT =
  /^(?<day>[A-Z][a-z]{2}) (?<month>[A-Z][a-z]{2}) (?<date>[1-9]\d?) (?<time>\d{2}:\d{2}:\d{2}) UTC (?<year>\d{4})$/

/**
 * Whether a TIMESTAMP is in the one form that Cognito takes: `Fri Nov 5 09:08:07 UTC 2026`, the day
 * without a zero before it and the right weekday.
 */
export function isTimestamp(text: string): boolean {
  const found = FORMAT.exec(text)?.groups
  if (!found) return false
  const month = MONTHS.indexOf(found.month!)
  const [hours, minutes, seconds] = found.time!.split(':').map(Number)
  const time = new Date(
    Date.UTC(Number(found.year), month, Number(found.date), hours, minutes, seconds),
  )
  return (
    month >= 0 &&
    time.getUTCDate() === Number(found.date) &&
    time.getUTCHours() === hours &&
    DAYS[time.getUTCDay()] === found.day
  )
}

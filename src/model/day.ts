/** Is a text a day of the calendar, as `YYYY-MM-DD`? */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** The day in UTC of a time as AWS's replies write it, in ISO 8601 or as seconds since 1970; undefined where it is none. */
export function dayOf(time: string): string | undefined {
  const date = new Date(/^\d+(?:\.\d+)?$/.test(time) ? Number(time) * 1_000 : time)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10)
}

/** From one day to another; negative where the other one comes first. */
export const daysBetween = (one: string, other: string): number =>
  (Date.parse(`${other}T00:00:00Z`) - Date.parse(`${one}T00:00:00Z`)) / 86_400_000

/** A moment and the zone in which it is told. */
export interface Time {
  readonly seconds: number
  readonly nanoseconds: number
  /** Minutes ahead of UTC. */
  readonly offset: number
}

/** A time in the zone in which it is told, as the calendar has it. */
export interface Calendar {
  readonly year: number
  readonly month: number
  readonly day: number
  /** 0 is Sunday. */
  readonly weekday: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** Reads a timestamp of RFC 3339, the only form that Terraform takes. */
export function parseTime(text: string): Time | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))$/.exec(text)
  if (!match) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
  const offset = (match[8] === '-' ? -1 : 1) * (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0))
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  date.setUTCHours(hour, minute, second)
  const isDate =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  if (!isDate || Number(match[9] ?? 0) > 23 || Number(match[10] ?? 0) > 59) return undefined
  const nanoseconds = Number((match[7] ?? '').slice(0, 9).padEnd(9, '0'))
  return { seconds: date.getTime() / 1000 - offset * 60, nanoseconds, offset }
}

export function calendarOf({ seconds, offset }: Time): Calendar {
  const date = new Date((seconds + offset * 60) * 1000)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  }
}

export const digits = (value: number, count: number): string => value.toString().padStart(count, '0')

/** The zone as `+02:00`, with what is wanted between the numbers. */
export function showZone(offset: number, between: string): string {
  const size = Math.abs(offset)
  return `${offset < 0 ? '-' : '+'}${digits(Math.floor(size / 60), 2)}${between}${digits(size % 60, 2)}`
}

/** The timestamp without fractions of seconds, as Terraform writes it. */
export function showTime(time: Time): string {
  const { year, month, day, hour, minute, second } = calendarOf(time)
  const date = `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`
  const zone = time.offset === 0 ? 'Z' : showZone(time.offset, ':')
  return `${date}T${digits(hour, 2)}:${digits(minute, 2)}:${digits(second, 2)}${zone}`
}

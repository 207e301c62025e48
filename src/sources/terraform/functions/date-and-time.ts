import { type Definition, define, type Group, narrowed, string } from './signature.ts'
import { type Calendar, calendarOf, digits, parseTime, showTime, showZone, type Time } from './time.ts'

const time = narrowed(string, parseTime)

const units: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
}

/** Nanoseconds of `1h30m`, as Go reads durations. */
function parseDuration(text: string): bigint | undefined {
  const match = /^([+-]?)(0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/.exec(text)
  if (!match || text.length > 200) return undefined
  let sum = 0n
  for (const [, whole = '', fraction = '', unit = ''] of text.matchAll(/(\d*)\.?(\d*)(ns|us|µs|μs|ms|s|m|h)/g)) {
    const size = units[unit] ?? 0n
    sum += BigInt(whole || '0') * size + (BigInt(fraction || '0') * size) / 10n ** BigInt(fraction.length)
  }
  if (sum >= 1n << 63n) return undefined
  return match[1] === '-' ? -sum : sum
}

function later(start: Time, duration: bigint): Time {
  const second = 1_000_000_000n
  const sum = BigInt(start.nanoseconds) + duration
  const rest = ((sum % second) + second) % second
  return { ...start, seconds: start.seconds + Number((sum - rest) / second), nanoseconds: Number(rest) }
}

const months = 'January February March April May June July August September October November December'.split(' ')
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')

const half = ({ hour }: Calendar): string => (hour < 12 ? 'am' : 'pm')

const verbs: Readonly<Record<string, (calendar: Calendar, offset: number) => string>> = {
  YYYY: ({ year }) => digits(year, 4),
  YY: ({ year }) => digits(year % 100, 2),
  MMMM: ({ month }) => months[month - 1] ?? '',
  MMM: ({ month }) => months[month - 1]?.slice(0, 3) ?? '',
  MM: ({ month }) => digits(month, 2),
  M: ({ month }) => String(month),
  DD: ({ day }) => digits(day, 2),
  D: ({ day }) => String(day),
  EEEE: ({ weekday }) => weekdays[weekday] ?? '',
  EEE: ({ weekday }) => weekdays[weekday]?.slice(0, 3) ?? '',
  hh: ({ hour }) => digits(hour, 2),
  h: ({ hour }) => String(hour),
  HH: ({ hour }) => digits(hour % 12 || 12, 2),
  H: ({ hour }) => String(hour % 12 || 12),
  AA: (calendar) => half(calendar).toUpperCase(),
  aa: half,
  mm: ({ minute }) => digits(minute, 2),
  m: ({ minute }) => String(minute),
  ss: ({ second }) => digits(second, 2),
  s: ({ second }) => String(second),
  ZZZZZ: (_, offset) => showZone(offset, ':'),
  ZZZZ: (_, offset) => showZone(offset, ''),
  ZZZ: (_, offset) => (offset === 0 ? 'UTC' : showZone(offset, '')),
  Z: (_, offset) => (offset === 0 ? 'Z' : showZone(offset, ':')),
}

/** Source: Terraform documentation, "formatdate Function", Specification Syntax. */
function formatDate(format: string, time: Time): string | undefined {
  const calendar = calendarOf(time)
  const made: string[] = []
  for (const [piece] of format.matchAll(/'(?:[^']|'')*'?|([a-zA-Z])\1*|[^'a-zA-Z]+/g)) {
    if (piece.startsWith("'")) {
      if (!/^'(?:[^']|'')*'$/.test(piece)) return undefined
      made.push(piece.slice(1, -1).replaceAll("''", "'"))
    } else if (/^[a-zA-Z]/.test(piece)) {
      const verb = Object.hasOwn(verbs, piece) ? verbs[piece] : undefined
      if (!verb) return undefined
      made.push(verb(calendar, time.offset))
    } else made.push(piece)
  }
  return made.join('')
}

const now: Definition = define([], (_, make) => make.byNature())

/** Source: Terraform documentation, "Built-in Functions", Date and Time Functions. */
export const dateAndTimeFunctions: Group = {
  formatdate: define([string, time], ([format, when], make) => {
    const text = formatDate(format, when)
    return text === undefined ? undefined : make.text(text)
  }),
  plantimestamp: now,
  timeadd: define([time, narrowed(string, parseDuration)], ([start, duration], make) =>
    make.text(showTime(later(start, duration))),
  ),
  timecmp: define([time, time], ([one, other], make) =>
    make.number(Math.sign(one.seconds - other.seconds || one.nanoseconds - other.nanoseconds)),
  ),
  timestamp: now,
}

import { type Decimal, decimalText } from './decimal.ts'

/** How a verb of `format` is to write a number. */
export interface NumberFormat {
  readonly verb: string
  readonly flags: string
  readonly width: number
  readonly precision: number | undefined
}

/** Writes a number as Go's `fmt` does; undefined where the verb does not take it. */
export function formatNumber(number: Decimal, format: NumberFormat): string | undefined {
  const { verb, flags, width, precision } = format
  const positive = { ...number, digits: number.digits < 0n ? -number.digits : number.digits }
  const integer = bases[verb]
  if (integer && number.scale > 0) return undefined
  const body = integer
    ? positive.digits.toString(integer.base).padStart(precision ?? 0, '0')
    : writeFloat(positive, verb.toLowerCase(), precision)
  const plus = flags.includes('+') && verb !== 'v' ? '+' : flags.includes(' ') ? ' ' : ''
  const prefix = integer && flags.includes('#') ? integer.prefix : ''
  const sign = (number.digits < 0n ? '-' : plus) + prefix
  const zeros = flags.includes('0') && !flags.includes('-') && !(integer && precision !== undefined)
  const whole = sign + (zeros ? body.padStart(width - sign.length, '0') : body)
  const cased = /[A-Z]/.test(verb) ? whole.toUpperCase() : whole
  return flags.includes('-') ? cased.padEnd(width) : cased.padStart(width)
}

const bases: Readonly<Record<string, { readonly base: number; readonly prefix: string } | undefined>> = {
  d: { base: 10, prefix: '' },
  b: { base: 2, prefix: '0b' },
  o: { base: 8, prefix: '0' },
  x: { base: 16, prefix: '0x' },
  X: { base: 16, prefix: '0x' },
}

/** The digits of a number without zeros at either end, and where the point stands before or among them. */
interface Digits {
  readonly digits: string
  readonly point: number
}

function digitsOf({ digits, scale }: Decimal): Digits {
  const text = digits.toString()
  const short = text.replace(/0+$/, '')
  return { digits: short, point: short === '' ? 0 : text.length - scale }
}

/** Terraform's numbers have as many bits. */
const bits = 512

/** Is the number that Terraform has for it a little less, or more? Undefined where it has the very same. */
function isBelowInBits({ digits, point }: Digits): boolean | undefined {
  const shift = point - digits.length
  const above = BigInt(digits) * 10n ** BigInt(Math.max(shift, 0))
  const below = 10n ** BigInt(Math.max(-shift, 0))
  const size = above.toString(2).length - below.toString(2).length
  const scale = BigInt(Math.max(bits - size, 0))
  const scaled = above << scale
  const quotient = scaled / below
  const extra = BigInt(quotient.toString(2).length - bits)
  const unit = extra > 0n ? 1n << extra : 1n
  const rest = scaled - (quotient / unit) * unit * below
  return rest === 0n ? undefined : rest * 2n < unit * below
}

/** Half goes to the even neighbour. */
function rounded(number: Digits, count: number): Digits {
  if (count >= number.digits.length) return number
  if (count < 0) return { digits: '', point: 0 }
  const tail = number.digits.slice(count)
  const kept = BigInt(number.digits.slice(0, count) || '0')
  const up = tail === '5' ? !(isBelowInBits(number) ?? kept % 2n === 0n) : tail >= '5'
  const text = (up ? kept + 1n : kept).toString().padStart(count, '0')
  const more = text.length - count
  const digits = text.replace(/0+$/, '')
  return { digits, point: digits === '' ? 0 : number.point + more }
}

function writeFloat(number: Decimal, verb: string, precision: number | undefined): string {
  if (verb === 'f') return fixed(digitsOf(number), precision ?? 6)
  if (verb === 'e') return withExponent(rounded(digitsOf(number), (precision ?? 6) + 1), precision ?? 6)
  if (number.digits === 0n) return decimalText(number)
  const shortest = precision === undefined
  const short = shortest ? digitsOf(number) : rounded(digitsOf(number), precision || 1)
  const count = short.digits.length
  const given = precision || 1
  const limit = shortest ? 6 : given > count && count >= short.point ? count : given
  const exponent = short.point - 1
  if (exponent < -4 || exponent >= limit) return withExponent(short, count - 1)
  return fixed(short, Math.max(count - short.point, 0))
}

function fixed(number: Digits, places: number): string {
  const { digits, point } = rounded(number, number.point + places)
  const all = point > 0 ? digits.padEnd(point, '0') : digits
  const whole = point > 0 ? all.slice(0, point) : '0'
  const fraction = (point > 0 ? all.slice(point) : '0'.repeat(digits === '' ? 0 : -point) + digits).padEnd(places, '0')
  return places > 0 ? `${whole}.${fraction}` : whole
}

function withExponent({ digits, point }: Digits, places: number): string {
  const padded = digits.padEnd(places + 1, '0')
  const exponent = digits === '' ? 0 : point - 1
  const size = Math.abs(exponent).toString().padStart(2, '0')
  return `${padded[0] ?? '0'}${places > 0 ? `.${padded.slice(1)}` : ''}e${exponent < 0 ? '-' : '+'}${size}`
}

/**
 * A number as Terraform has it: decimal fractions are exact, and there is no largest one. It is `digits / 10 ** scale`, with
 * the smallest scale that does.
 *
 * Source: Terraform documentation, "Types and Values"; numbers of Terraform have 512 bits, those of JavaScript 53.
 */
export interface Decimal {
  readonly digits: bigint
  readonly scale: number
}

/** Exponents and digits beyond this are no number of a configuration. */
const maxSize = 1_000

function reduced(digits: bigint, scale: number): Decimal {
  let [shorter, places] = [digits, scale]
  while (places > 0 && shorter % 10n === 0n) {
    shorter /= 10n
    places--
  }
  return { digits: shorter, scale: places }
}

/** Reads a number as Terraform writes it, with or without an exponent. */
export function decimalOf(text: string): Decimal | undefined {
  const match = text.length > maxSize ? null : /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text)
  if (!match) return undefined
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  if (whole === '' && fraction === '') return undefined
  const shift = Number(exponent) - fraction.length
  if (Math.abs(Number(exponent)) > maxSize) return undefined
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n)
  return shift >= 0 ? { digits: digits * 10n ** BigInt(shift), scale: 0 } : reduced(digits, -shift)
}

/** The shortest decimal that is the number; undefined for what is none. */
export const decimalOfNumber = (number: number): Decimal | undefined => decimalOf(String(number))

export const whole = (digits: bigint): Decimal => ({ digits, scale: 0 })

/** As Terraform turns a number into text: never with an exponent. */
export function decimalText({ digits, scale }: Decimal): string {
  if (scale === 0) return digits.toString()
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
  return `${digits < 0n ? '-' : ''}${text.slice(0, -scale)}.${text.slice(-scale)}`
}

export function add(one: Decimal, other: Decimal): Decimal {
  const scale = Math.max(one.scale, other.scale)
  return reduced(scaled(one, scale) + scaled(other, scale), scale)
}

export const negate = ({ digits, scale }: Decimal): Decimal => ({ digits: -digits, scale })

/** Less than 0, 0 or more than 0, as `sort` wants it. */
export function compare(one: Decimal, other: Decimal): number {
  const scale = Math.max(one.scale, other.scale)
  const difference = scaled(one, scale) - scaled(other, scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The largest whole number that is not larger. */
export function floor({ digits, scale }: Decimal): bigint {
  const unit = 10n ** BigInt(scale)
  const quotient = digits / unit
  return digits < 0n && digits % unit !== 0n ? quotient - 1n : quotient
}

const scaled = ({ digits, scale }: Decimal, wanted: number): bigint => digits * 10n ** BigInt(wanted - scale)

/** How bad a trait is by itself, as Security Hub counts it, from mild to grave. */
export const levels = ['info', 'low', 'medium', 'high', 'critical'] as const

export type Level = (typeof levels)[number]

export function worse(one: Level, other: Level): Level {
  return levels.indexOf(one) >= levels.indexOf(other) ? one : other
}

/** The current platform version of Fargate, by operating system. */
interface CurrentVersions {
  /** The day on which the pages were read. */
  readonly read: string
  readonly linux: string
  readonly windows: string
}

/**
 * A later version than these is not outdated: AWS makes one current before this table knows it.
 *
 * Sources: Amazon ECS Developer Guide, "Fargate platform versions for Amazon ECS", "AWS Fargate Linux platform version
 * deprecation", "Fargate Windows platform version change log".
 */
export const currentVersions: CurrentVersions = { read: '2026-11-26', linux: '1.4.0', windows: '1.0.0' }

/** Is the version lower than the other? Undefined where it is no version number. */
export function isLower(version: string, than: string): boolean | undefined {
  if (!/^\d+(?:\.\d+){0,2}$/.test(version)) return undefined
  const [numbers, others] = [version, than].map((text) => text.split('.').map(Number))
  for (let i = 0; i < 3; i++) {
    const difference = (numbers?.[i] ?? 0) - (others?.[i] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}

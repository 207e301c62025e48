import { containerPrivileged } from './container/container-privileged.ts'
import type { Trait } from './trait.ts'

/** Every trait that is judged, sorted by id. */
export const traits: readonly Trait[] = [containerPrivileged]

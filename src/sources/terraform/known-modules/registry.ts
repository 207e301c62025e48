import { albs } from './alb.ts'
import { ecs } from './ecs.ts'
import { ecsClusters } from './ecs-cluster.ts'
import { ecsContainerDefinitions } from './ecs-container-definition.ts'
import { ecsServices } from './ecs-service.ts'
import { iam } from './iam.ts'
import type { KnownModule } from './known-module.ts'
import { securityGroup } from './security-group.ts'
import { majorsOf } from './versions.ts'
import { vpcs } from './vpc.ts'

export const knownModules: readonly KnownModule[] = [
  ...albs,
  ...ecs,
  ...ecsClusters,
  ...ecsContainerDefinitions,
  ...ecsServices,
  ...iam,
  securityGroup,
  ...vpcs,
]

/** A module of the table, and the version of it that is asked for. */
export interface Found {
  readonly module: KnownModule
  readonly version: string
}

/**
 * The module that a call means. None where the versions that it allows are not all in the table, or do not all do the same:
 * which one is fetched is not known then.
 */
export function knownModule(source: string, constraint: string | undefined): Found | undefined {
  const asked = inRegistry(source, constraint)
  const majors = asked && majorsOf(asked.constraint)
  if (!majors || majors.to === undefined) return undefined
  const [module, ...others] = new Set(
    Array.from({ length: majors.to - majors.from + 1 }, (_, index) =>
      knownModules.find((one) => one.source === asked.source && one.majors.includes(majors.from + index)),
    ),
  )
  if (!module || others.length > 0) return undefined
  return { module, version: majors.from === majors.to ? String(majors.to) : `${majors.from} to ${majors.to}` }
}

/** A source as the registry names it: with a version, or as a repository at the tag of a version. */
function inRegistry(source: string, constraint: string | undefined) {
  const own =
    /^(?:registry\.(?:terraform\.io|opentofu\.org)\/)?(terraform-aws-modules\/[\w-]+\/aws(?:\/\/[\w./-]+)?)$/.exec(
      source,
    )
  if (own?.[1] !== undefined) return constraint === undefined ? undefined : { source: own[1], constraint }
  const repository =
    /^(?:git::)?(?:https:\/\/|ssh:\/\/)?(?:git@)?github\.com[/:]terraform-aws-modules\/terraform-aws-([\w-]+?)(?:\.git)?(\/\/[\w./-]+)?\?ref=v?(\d+\.\d+\.\d+)$/.exec(
      source,
    )
  if (!repository) return undefined
  const [, name = '', path = '', tag = ''] = repository
  return { source: `terraform-aws-modules/${name}/aws${path}`, constraint: tag }
}

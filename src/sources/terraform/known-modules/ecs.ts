import { capacityInputs, clusterInputs, rootNames } from './ecs-cluster.ts'
import { serviceInputs } from './ecs-service.ts'
import { args, type KnownModule, outputs } from './known-module.ts'

const forward = (inputs: readonly string[], from: (input: string) => string): string =>
  args(Object.fromEntries(inputs.map((input) => [input, from(input)])))

/** What the cluster's inputs are called in the root module. */
function renamed(major: number): string {
  const own = Object.keys(clusterInputs(major))
  const outer = Object.keys(clusterInputs(major, rootNames(major)))
  return args(Object.fromEntries(own.map((input, index) => [input, `var.${outer[index]}`])))
}

const special = new Set(['name', 'tags', 'task_exec_iam_role_arn'])

const makes = (major: number): string => `
module "cluster" {
  source  = "terraform-aws-modules/ecs/aws//modules/cluster"
  version = "${major}.0.0"

${renamed(major)}}

module "service" {
  source   = "terraform-aws-modules/ecs/aws//modules/service"
  version  = "${major}.0.0"
  for_each = { for k, v in var.services : k => v if var.create }

  cluster_arn            = module.cluster.arn
  name                   = try(coalesce(each.value.name), each.key)
  tags                   = merge(var.tags, try(coalesce(each.value.tags), {}))
  task_exec_iam_role_arn = try(coalesce(each.value.task_exec_iam_role_arn, module.cluster.task_exec_iam_role_arn), null)
${forward(
  Object.keys(serviceInputs(major)).filter((input) => !special.has(input)),
  (input) => `try(each.value.${input}, null)`,
)}}

${outputs({
  cluster_arn: 'module.cluster.arn',
  cluster_id: 'module.cluster.id',
  cluster_name: 'module.cluster.name',
  cloudwatch_log_group_name: 'module.cluster.cloudwatch_log_group_name',
  cloudwatch_log_group_arn: 'module.cluster.cloudwatch_log_group_arn',
  cluster_capacity_providers: 'module.cluster.cluster_capacity_providers',
  ...('capacity_providers' in capacityInputs(major)
    ? { capacity_providers: 'module.cluster.capacity_providers' }
    : { autoscaling_capacity_providers: 'module.cluster.autoscaling_capacity_providers' }),
  task_exec_iam_role_name: 'module.cluster.task_exec_iam_role_name',
  task_exec_iam_role_arn: 'module.cluster.task_exec_iam_role_arn',
  services: 'module.service',
})}`

/**
 * A cluster and the services in it.
 *
 * Source: README of terraform-aws-modules/ecs/aws, "Inputs", "Modules", "Outputs"; the module's UPGRADE-6.0 and UPGRADE-7.0.
 */
export const ecs: readonly KnownModule[] = [5, 6, 7].map((major) => ({
  source: 'terraform-aws-modules/ecs/aws',
  majors: [major],
  inputs: { ...clusterInputs(major, rootNames(major)), cluster_tags: '{}', services: '{}' },
  makes: makes(major),
}))

import { type KnownModule, outputs } from './known-module.ts'

/** Inputs that are fields of the container definition: by the field's name, the input's name in version 5 and its default. */
const fields: Readonly<Record<string, readonly [name: string, fallback: string]>> = {
  command: ['command', 'null'],
  cpu: ['cpu', 'null'],
  dependsOn: ['dependencies', 'null'],
  disableNetworking: ['disable_networking', 'null'],
  dnsSearchDomains: ['dns_search_domains', 'null'],
  dnsServers: ['dns_servers', 'null'],
  dockerLabels: ['docker_labels', 'null'],
  dockerSecurityOptions: ['docker_security_options', 'null'],
  entrypoint: ['entrypoint', 'null'],
  environment: ['environment', 'null'],
  environmentFiles: ['environment_files', 'null'],
  essential: ['essential', 'null'],
  extraHosts: ['extra_hosts', 'null'],
  firelensConfiguration: ['firelens_configuration', 'null'],
  healthCheck: ['health_check', 'null'],
  hostname: ['hostname', 'null'],
  image: ['image', 'null'],
  interactive: ['interactive', 'false'],
  links: ['links', 'null'],
  linuxParameters: ['linux_parameters', '{}'],
  logConfiguration: ['log_configuration', '{}'],
  memory: ['memory', 'null'],
  memoryReservation: ['memory_reservation', 'null'],
  mountPoints: ['mount_points', 'null'],
  name: ['name', 'null'],
  portMappings: ['port_mappings', 'null'],
  privileged: ['privileged', 'false'],
  pseudoTerminal: ['pseudo_terminal', 'false'],
  readonlyRootFilesystem: ['readonly_root_filesystem', 'true'],
  repositoryCredentials: ['repository_credentials', 'null'],
  resourceRequirements: ['resource_requirements', 'null'],
  secrets: ['secrets', 'null'],
  startTimeout: ['start_timeout', '30'],
  stopTimeout: ['stop_timeout', '120'],
  systemControls: ['system_controls', 'null'],
  ulimits: ['ulimits', 'null'],
  user: ['user', 'null'],
  volumesFrom: ['volumes_from', 'null'],
  workingDirectory: ['working_directory', 'null'],
}

/** Fields that version 6 has in addition. */
const fieldsSince6: typeof fields = {
  credentialSpecs: ['', 'null'],
  restartPolicy: ['', '{ enabled = true }'],
  versionConsistency: ['', '"disabled"'],
}

/** Fields that Windows has no use for. */
const linuxOnly = new Set([
  'disableNetworking',
  'dnsSearchDomains',
  'dnsServers',
  'extraHosts',
  'links',
  'privileged',
  'readonlyRootFilesystem',
  'ulimits',
  'user',
])

const logInputs = {
  service: '""',
  enable_cloudwatch_logging: 'true',
  create_cloudwatch_log_group: 'true',
  cloudwatch_log_group_name: 'null',
  cloudwatch_log_group_use_name_prefix: 'false',
}

interface Input {
  readonly field: string
  readonly name: string
  readonly fallback: string
}

const inputsOf = (major: number): readonly Input[] =>
  Object.entries(major < 6 ? fields : { ...fields, ...fieldsSince6 }).map(([field, [before6, fallback]]) => ({
    field,
    name: major < 6 ? before6 : field,
    // The module has no user until version 6, and its services have root.
    fallback: field === 'user' && major < 6 ? '0' : fallback,
  }))

const defaultsOf = (inputs: readonly Input[]): Readonly<Record<string, string>> =>
  Object.fromEntries(inputs.map(({ name, fallback }) => [name, fallback]))

/** What the service gives to the container definitions that it is told. */
export function containerArguments(major: number): string {
  const given = { ...defaultsOf(inputsOf(major)), ...logInputs }
  const own = Object.entries(given).map(([name, fallback]) =>
    name === 'name' || name === 'service'
      ? `  ${name} = try(each.value.${name}, ${name === 'name' ? 'each.key' : 'var.name'})\n`
      : `  ${name} = try(each.value.${name}, var.container_definition_defaults.${name}, ${fallback})\n`,
  )
  return own.join('')
}

function definitionOf(major: number): string {
  const [linux, log] = major < 6 ? ['linux_parameters', 'log_configuration'] : ['linuxParameters', 'logConfiguration']
  const computed: Readonly<Record<string, string>> = {
    linuxParameters: 'local.is_linux ? merge({ initProcessEnabled = var.enable_execute_command }, local.linux) : null',
    logConfiguration: 'length(local.log) > 0 ? local.log : null',
    ...(major >= 6 && { restartPolicy: 'try(var.restartPolicy.enabled, true) ? var.restartPolicy : null' }),
  }
  const lines = inputsOf(major).map(({ field, name }) => {
    const value = linuxOnly.has(field) ? `local.is_linux ? var.${name} : null` : `var.${name}`
    return `    ${field} = ${computed[field] ?? value}\n`
  })
  return `
locals {
  is_linux       = contains(["LINUX"], var.operating_system_family)
  log_group_name = try(coalesce(var.cloudwatch_log_group_name, "/aws/ecs/\${var.service}/\${var.name}"), "")
  awslogs = {
    logDriver = "awslogs"
    options = {
      awslogs-region        = data.aws_region.current.name
      awslogs-group         = try(aws_cloudwatch_log_group.this[0].name, "")
      awslogs-stream-prefix = "ecs"
    }
  }
  linux = { for k, v in var.${linux} : k => v if v != null }
  log   = merge(var.${major < 6 ? 'enable_cloudwatch_logging' : 'create_cloudwatch_log_group'} ? local.awslogs : {}, { for k, v in var.${log} : k => v if v != null })

  container_definition = {
${lines.join('')}  }
}

data "aws_region" "current" {}

resource "aws_cloudwatch_log_group" "this" {
  count = var.create_cloudwatch_log_group && var.enable_cloudwatch_logging ? 1 : 0

  name = var.cloudwatch_log_group_use_name_prefix ? null : local.log_group_name
}
`
}

/**
 * One container: with logs in CloudWatch and a root filesystem that it cannot write, unless it is told otherwise.
 *
 * Source: README of terraform-aws-modules/ecs/aws//modules/container-definition, "Inputs"; the module's UPGRADE-6.0.
 */
const containerDefinition = (majors: readonly number[], major: number): KnownModule => ({
  source: 'terraform-aws-modules/ecs/aws//modules/container-definition',
  majors,
  inputs: {
    operating_system_family: '"LINUX"',
    enable_execute_command: 'false',
    ...defaultsOf(inputsOf(major)),
    ...logInputs,
    ...(major < 6 && { user: 'null' }),
  },
  makes: `${definitionOf(major)}\n${outputs({
    container_definition: 'local.container_definition',
    cloudwatch_log_group_name: 'try(aws_cloudwatch_log_group.this[0].name, null)',
    cloudwatch_log_group_arn: 'try(aws_cloudwatch_log_group.this[0].arn, null)',
  })}`,
})

export const ecsContainerDefinitions: readonly KnownModule[] = [
  containerDefinition([5], 5),
  containerDefinition([6, 7], 6),
]

import { type Attributes, block } from './attributes.ts'

/** The provider has no level between the network configuration and what it holds. */
export const awsvpc: Attributes = { network_configuration: 'networkConfiguration.awsvpcConfiguration' }

const logConfiguration = block(undefined, { secret_option: 'secretOptions' })

export const serviceConnect: Attributes = {
  service_connect_configuration: block(undefined, {
    service: block('services', { client_alias: 'clientAliases' }),
    log_configuration: logConfiguration,
  }),
}

/** Containers of a daemon task definition are blocks, not JSON. */
export const container: Attributes = {
  environment_file: 'environmentFiles',
  secret: 'secrets',
  mount_point: 'mountPoints',
  system_control: 'systemControls',
  ulimit: 'ulimits',
  log_configuration: logConfiguration,
  linux_parameters: block(undefined, { device: 'devices' }),
}

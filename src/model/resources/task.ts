import { flag, list, number, reference, shape, struct, text } from '../shape.ts'
import { launch, taskOverride } from './service.ts'
import { tags } from './tags.ts'

const page = (name: string) => `Amazon ECS API Reference, ${name}`

const cluster = reference('AWS::ECS::Cluster', { also: ['clusterArn'] })
const containerInstanceArn = reference('Breakwater::ECS::ContainerInstance')

const details = list(struct(shape(page('KeyValuePair'), { name: text(), value: text() }, ['name'])))

/** What a task has beside itself: of an `ElasticNetworkInterface` the details are `subnetId`, `networkInterfaceId`, … */
export const attachment = shape(page('Attachment'), { id: text(), type: text(), status: text(), details }, ['id'])

/** A container that runs, with the ports of the host that lead to it. */
export const runningContainer = shape(
  page('Container'),
  {
    name: text(),
    containerArn: text(),
    runtimeId: text(),
    image: text(),
    imageDigest: text(),
    lastStatus: text(),
    networkBindings: list(
      struct(
        shape(page('NetworkBinding'), {
          bindIP: text(),
          containerPort: number(),
          hostPort: number(),
          containerPortRange: text(),
          hostPortRange: text(),
          protocol: text(),
        }),
      ),
    ),
    networkInterfaces: list(
      struct(
        shape(page('NetworkInterface'), { attachmentId: text(), privateIpv4Address: text(), ipv6Address: text() }, [
          'attachmentId',
        ]),
      ),
    ),
  },
  ['name'],
)

/** A task that is started by itself, the input of `run-task`, or one that runs. */
export const task = shape(page('RunTask'), {
  ...launch,
  cluster,
  taskArn: text(),
  group: text(),
  startedBy: text(),
  lastStatus: text(),
  availabilityZone: text(),
  capacityProviderName: reference('AWS::ECS::CapacityProvider'),
  containerInstanceArn,
  attachments: list(struct(attachment)),
  containers: list(struct(runningContainer)),
  overrides: struct(taskOverride),
  enableExecuteCommand: flag({ default: false }),
  tags,
})

export const containerInstance = shape(page('ContainerInstance'), {
  containerInstanceArn: text(),
  cluster,
  ec2InstanceId: reference('AWS::EC2::Instance'),
  capacityProviderName: reference('AWS::ECS::CapacityProvider'),
  status: text(),
  agentConnected: flag(),
  runningTasksCount: number(),
  versionInfo: struct(shape(page('VersionInfo'), { agentVersion: text(), agentHash: text(), dockerVersion: text() })),
  attributes: list(struct(shape(page('Attribute'), { name: text(), value: text() }, ['name']))),
  registeredResources: list(
    struct(
      shape(page('Resource'), { name: text(), type: text(), integerValue: number(), stringSetValue: list(text()) }, [
        'name',
      ]),
    ),
  ),
  attachments: list(struct(attachment)),
  tags,
})

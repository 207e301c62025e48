import { App, Duration, NestedStack, Stack } from 'aws-cdk-lib'
import { Schedule } from 'aws-cdk-lib/aws-applicationautoscaling'
import { Vpc } from 'aws-cdk-lib/aws-ec2'
import { Cluster, ContainerImage, FargateService, FargateTaskDefinition, Secret } from 'aws-cdk-lib/aws-ecs'
import {
  ApplicationLoadBalancedFargateService,
  QueueProcessingFargateService,
  ScheduledFargateTask,
} from 'aws-cdk-lib/aws-ecs-patterns'
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager'

const image = (name) => ContainerImage.fromRegistry(`public.ecr.aws/shop/${name}:1.4.2`)

/** The search of the shop, which its team keeps in a stack of its own. */
class Search extends NestedStack {
  constructor(scope, id, { cluster }) {
    super(scope, id)
    const taskDefinition = new FargateTaskDefinition(this, 'TaskDef', { cpu: 512, memoryLimitMiB: 1024 })
    taskDefinition.addContainer('index', { image: image('search'), user: 'root' })
    new FargateService(this, 'Service', { cluster, taskDefinition, assignPublicIp: true })
  }
}

/** Everything in one stack that can be deployed to any account and Region. */
class Shop extends Stack {
  constructor(scope, id) {
    super(scope, id)
    const vpc = new Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 })
    const cluster = new Cluster(this, 'Cluster', { vpc })
    const database = new secretsmanager.Secret(this, 'Database')

    const web = new ApplicationLoadBalancedFargateService(this, 'Web', {
      cluster,
      publicLoadBalancer: true,
      taskImageOptions: { image: image('web'), secrets: { DATABASE: Secret.fromSecretsManager(database) } },
    })
    web.taskDefinition.addContainer('agent', { image: image('agent'), privileged: true, memoryReservationMiB: 64 })

    new ScheduledFargateTask(this, 'Report', {
      cluster,
      schedule: Schedule.rate(Duration.hours(6)),
      scheduledFargateTaskImageOptions: { image: image('report'), memoryLimitMiB: 512 },
    })
    new QueueProcessingFargateService(this, 'Orders', { cluster, image: image('orders') })
    new Search(this, 'Search', { cluster })
  }
}

const app = new App()
new Shop(app, 'Shop')

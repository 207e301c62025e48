import { App, Stack, Stage } from 'aws-cdk-lib'
import { InstanceType, Vpc } from 'aws-cdk-lib/aws-ec2'
import { Cluster, ContainerImage, FargateService, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs'
import { NetworkLoadBalancedEc2Service } from 'aws-cdk-lib/aws-ecs-patterns'

const image = (name) => ContainerImage.fromRegistry(`public.ecr.aws/shop/${name}:1.4.2`)

/** What the services of a stage share, and a task definition that its team keeps here. */
class Platform extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props)
    const vpc = new Vpc(this, 'Vpc', { maxAzs: 2, natGateways: 1 })
    this.cluster = new Cluster(this, 'Cluster', { vpc })
    this.cluster.addCapacity('Instances', { instanceType: new InstanceType('t3.small') })
    this.catalogue = new FargateTaskDefinition(this, 'Catalogue')
    this.catalogue.addContainer('catalogue', { image: image('catalogue'), privileged: props.env === undefined })
  }
}

class Web extends Stack {
  constructor(scope, id, { platform, ...props }) {
    super(scope, id, props)
    const { cluster, catalogue } = platform
    new NetworkLoadBalancedEc2Service(this, 'Tills', {
      cluster,
      memoryLimitMiB: 256,
      taskImageOptions: { image: image('tills') },
    })
    new FargateService(this, 'Catalogue', { cluster, taskDefinition: catalogue })
  }
}

/** The shop once for each stage; the stacks have the same names in every account. */
class Shop extends Stage {
  constructor(scope, id, { env } = {}) {
    super(scope, id, { env })
    const platform = new Platform(this, 'Platform', { env, stackName: 'shop-platform' })
    new Web(this, 'Web', { env, platform, stackName: 'shop-web' })
  }
}

const app = new App()
new Shop(app, 'Dev')
new Shop(app, 'Prod', { env: { account: '111122223333', region: 'eu-west-1' } })

import { assignsPublicIp } from '../launches.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const servicePublicIpAssigned = trait({
  id: 'service-public-ip-assigned',
  category: 'Reachability',
  resource: 'AWS::ECS::Service',
  title: 'Tasks get public IP addresses',
  why: 'Whatever a security group lets in reaches the tasks straight from the internet, past any load balancer or firewall.',
  fix: 'Set assignPublicIp to DISABLED, run the tasks in private subnets and put a load balancer in front of them.',
  example: {
    type: 'AWS::ECS::Service',
    set: { networkConfiguration: { awsvpcConfiguration: { assignPublicIp: 'DISABLED' } } },
  },
  responsible: { EC2: 'nobody', EXTERNAL: 'nobody', MANAGED_INSTANCES: 'nobody' },
  severity: 'high',
  references: ['Amazon ECS API Reference, AwsVpcConfiguration', 'AWS Security Hub User Guide, ECS.2'],
  evaluate: (service, world) => whole(assignsPublicIp(service, world)),
})

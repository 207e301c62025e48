import { assignsPublicIp } from '../launches.ts'
import { whole } from '../subjects.ts'
import { trait } from '../trait.ts'

export const taskSetPublicIpAssigned = trait({
  id: 'task-set-public-ip-assigned',
  category: 'Reachability',
  resource: 'AWS::ECS::TaskSet',
  title: 'Task set gets public IP addresses',
  why: 'Whatever a security group lets in reaches the tasks straight from the internet, past any load balancer or firewall.',
  fix: 'Create the task set anew with assignPublicIp DISABLED, in private subnets.',
  example: {
    type: 'AWS::ECS::TaskSet',
    set: { networkConfiguration: { awsvpcConfiguration: { assignPublicIp: 'DISABLED' } } },
  },
  responsible: { EC2: 'nobody', EXTERNAL: 'nobody', MANAGED_INSTANCES: 'nobody' },
  severity: 'high',
  references: ['Amazon ECS API Reference, AwsVpcConfiguration', 'AWS Security Hub User Guide, ECS.16'],
  evaluate: (taskSet, world) => whole(assignsPublicIp(taskSet, world)),
})

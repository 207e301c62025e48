import { assignsPublicIp, eachScheduledTask } from '../launches.ts'
import { trait } from '../trait.ts'

export const scheduledTaskPublicIpAssigned = trait({
  id: 'scheduled-task-public-ip-assigned',
  category: 'Reachability',
  resource: 'AWS::Events::Rule',
  likewise: ['AWS::Scheduler::Schedule', 'AWS::Pipes::Pipe', 'AWS::StepFunctions::StateMachine'],
  title: 'Event- or workflow-launched task gets a public IP',
  why: 'While it runs, whatever a security group lets in reaches the task straight from the internet.',
  fix: 'Set AssignPublicIp to DISABLED where the task is started, and start it in private subnets.',
  example: {
    type: 'AWS::Events::Rule',
    set: {
      targets: [
        {
          id: 'nightly-report',
          ecsParameters: { networkConfiguration: { awsvpcConfiguration: { assignPublicIp: 'DISABLED' } } },
        },
      ],
    },
  },
  responsible: { EC2: 'nobody', EXTERNAL: 'nobody', MANAGED_INSTANCES: 'nobody' },
  severity: 'high',
  references: [
    'Amazon EventBridge API Reference, AwsVpcConfiguration',
    'AWS Step Functions Developer Guide, Run Amazon ECS or Fargate tasks',
  ],
  evaluate: (scheduler, world) => eachScheduledTask(scheduler, world, ({ launch }) => assignsPublicIp(launch, world)),
})

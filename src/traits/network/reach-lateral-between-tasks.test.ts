import { made, network, ref, service, taskDefinition } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { reachLateralBetweenTasks } from './reach-lateral-between-tasks.ts'

const group = (...SecurityGroupIngress: readonly object[]) =>
  made('AWS::EC2::SecurityGroup', { GroupDescription: 'it', VpcId: ref('Vpc'), SecurityGroupIngress })
const rule = (more: object) => ({ IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, ...more })
const parts = { ...network, Task: taskDefinition(), Callers: group() }
const template = (Api: object, more: object = {}, rest: object = {}) => ({
  ...rest,
  Resources: {
    ...parts,
    Api,
    Orders: service(['Private'], [ref('Api')]),
    Web: service(['Private'], [ref('Callers')], { LoadBalancers: [] }),
    ...more,
  },
})

traitCases(
  reachLateralBetweenTasks,
  [
    {
      name: 'the whole VPC is let in',
      template: template(group(rule({ CidrIp: '10.0.0.0/16' }))),
      gives: { Orders: { is: 'present', severity: 'medium', certainty: 'certain' }, Web: 'absent' },
    },
    {
      name: 'the group of the other service is named',
      template: template(group(rule({ SourceSecurityGroupId: ref('Callers') }))),
      gives: { Orders: 'absent', Web: 'absent' },
    },
    {
      name: 'another port',
      template: template(group({ ...rule({ CidrIp: '10.0.0.0/16' }), FromPort: 22, ToPort: 22 })),
      gives: { Orders: 'absent', Web: 'absent' },
    },
    {
      name: 'a range that nobody knows',
      template: template(group(rule({ CidrIp: ref('Range') })), {}, { Parameters: { Range: { Type: 'String' } } }),
      gives: { Orders: { is: 'present', certainty: 'possible' }, Web: 'absent' },
    },
    {
      name: 'Service Connect',
      template: template(group(), {
        Web: service(['Private'], [ref('Callers')], { ServiceConnectConfiguration: { Enabled: true } }),
      }),
      gives: { Orders: 'absent', Web: 'not-applicable' },
    },
  ],
  { never: ['unknown'] },
)

import { traitCases } from '../../../test/trait-cases.ts'
import { serviceDefaultSecurityGroup } from './service-default-security-group.ts'

const inGroups = (SecurityGroups?: unknown) => ({
  NetworkConfiguration: {
    AwsvpcConfiguration: { Subnets: ['subnet-0a1b2c3d'], ...(SecurityGroups !== undefined && { SecurityGroups }) },
  },
})
const service = (SecurityGroups: unknown) => ({ Type: 'AWS::ECS::Service', Properties: inGroups(SecurityGroups) })

traitCases(serviceDefaultSecurityGroup, [
  {
    name: 'no group is named',
    properties: inGroups(),
    gives: {
      '': {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: ['securityGroups is not set and AWS takes the default group.'],
      },
    },
  },
  { name: 'an empty list', properties: inGroups([]), gives: { '': 'present' } },
  {
    name: 'the default group of a VPC, and groups of the template',
    template: {
      Resources: {
        Web: service([{ 'Fn::GetAtt': ['Vpc', 'DefaultSecurityGroup'] }]),
        Api: service([{ Ref: 'ApiGroup' }]),
        Cart: service([{ 'Fn::GetAtt': ['ApiGroup', 'GroupId'] }, { 'Fn::GetAtt': 'Vpc.DefaultSecurityGroup' }]),
        Cron: service([{ Ref: 'Adopted' }]),
        Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
        Adopted: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupName: 'default' } },
        ApiGroup: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'api' } },
      },
    },
    gives: {
      Web: { is: 'present', says: ['securityGroups has ${Vpc.DefaultSecurityGroup}, the default group of the VPC.'] },
      Api: 'absent',
      Cart: 'present',
      Cron: { is: 'present', says: ['securityGroups has ${Adopted}, the default group of its VPC.'] },
    },
  },
  {
    name: 'an id, a parameter and an export do not tell',
    template: {
      Parameters: { Group: { Type: 'AWS::EC2::SecurityGroup::Id' } },
      Resources: {
        Web: service(['sg-0a1b2c3d']),
        Api: service([{ Ref: 'Group' }]),
        Cart: service({ 'Fn::ImportValue': 'shop-groups' }),
      },
    },
    gives: {
      Web: { is: 'unknown', says: ['Whether sg-0a1b2c3d is the default group of its VPC is not known.'] },
      Api: 'unknown',
      Cart: 'unknown',
    },
  },
  { name: 'no interface of its own', properties: { LaunchType: 'EC2' }, gives: { '': 'not-applicable' } },
])

import { describe, expect, test } from 'vitest'
import { shownResource } from '../../test/evaluated.ts'
import type { Gap } from '../model/gap.ts'
import type { Origin } from '../model/origin.ts'
import { type ResourceType, resourceTypes } from '../model/resource.ts'
import { toResource } from './convert.ts'
import { readJson } from './syntax/json.ts'
import { dataValue, scalarOf, type Value } from './value.ts'

const origin: Origin = { at: 'text', file: 0, start: 0, end: 1, field: '' }

const dataOf = (data: unknown, type: ResourceType): Value =>
  dataValue(readJson(JSON.stringify(data)), '', { place: () => origin, scalar: scalarOf }, resourceTypes[type].shape)

/** What the converters make of properties, and what they report. */
function converted(type: ResourceType, value: Value) {
  const gaps: Gap[] = []
  const about = { address: 'one', guard: true, place: origin, from: 'template' } as const
  const resource = toResource(type, value, about, { files: [], report: (gap) => gaps.push(gap) })
  const { is: _type, ...fields } = shownResource(resource)
  return { fields, gaps: gaps.map(({ says }) => says) }
}

interface Case {
  readonly type: ResourceType
  /** Each way of writing it, all of which mean the same. */
  readonly written: Readonly<Record<string, object>>
  readonly means: object
}

const cases: Readonly<Record<string, Case>> = {
  'a reference may be a structure that names it': {
    type: 'AWS::EC2::NetworkInterface',
    written: {
      template: { GroupSet: ['sg-1'], PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.4', Primary: true }] },
      reply: {
        Groups: [{ GroupId: 'sg-1', GroupName: 'web' }],
        PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.4', Primary: true, PrivateDnsName: 'ip-10-0-0-4' }],
      },
    },
    means: { groupSet: ['sg-1'], privateIpAddresses: [{ privateIpAddress: '10.0.0.4', primary: true }] },
  },
  'the first name that is there counts': {
    type: 'AWS::EC2::Instance',
    written: {
      template: { IamInstanceProfile: 'host' },
      'launch template': { IamInstanceProfile: { Arn: null, Name: 'host' } },
      list: { IamInstanceProfile: { Name: 'host' } },
    },
    means: { iamInstanceProfile: 'host' },
  },
  'a reference inside a larger structure': {
    type: 'AWS::RDS::DBInstance',
    written: {
      template: { VPCSecurityGroups: ['sg-1'], DBSubnetGroupName: 'data' },
      reply: {
        VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-1', Status: 'active' }],
        DBSubnetGroup: { DBSubnetGroupName: 'data', VpcId: 'vpc-1', Subnets: [{ SubnetIdentifier: 'subnet-1' }] },
      },
    },
    means: { vpcSecurityGroups: ['sg-1'], dbSubnetGroupName: 'data' },
  },
  'a structure may be the text of one of its fields': {
    type: 'AWS::EC2::VPCEndpointServicePermissions',
    written: {
      template: { AllowedPrincipals: ['*'] },
      'a text alone': { AllowedPrincipals: '*' },
      reply: { AllowedPrincipals: [{ Principal: '*' }] },
    },
    means: { allowedPrincipals: [{ principal: '*' }] },
  },
  'a list may lie in a structure': {
    type: 'AWS::CloudFront::Distribution',
    written: {
      template: { DistributionConfig: { Origins: [{ Id: 'web', DomainName: 'web.example.com' }], Aliases: [] } },
      reply: {
        DistributionConfig: {
          Origins: { Quantity: 1, Items: [{ Id: 'web', DomainName: 'web.example.com' }] },
          Aliases: { Quantity: 0 },
        },
      },
    },
    means: { distributionConfig: { origins: [{ id: 'web', domainName: 'web.example.com' }], aliases: [] } },
  },
  'rules of a group': {
    type: 'AWS::EC2::SecurityGroup',
    written: {
      template: { GroupDescription: 'web', SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: '80' }] },
      'a rule alone': {
        GroupDescription: 'web',
        SecurityGroupIngress: { IpProtocol: 'tcp', FromPort: 80, ToPort: 80 },
      },
      reply: { Description: 'web', IpPermissions: [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 80 }] },
    },
    means: { groupDescription: 'web', securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 80, toPort: 80 }] },
  },
  'a rule of a group in describe-security-group-rules': {
    type: 'AWS::EC2::SecurityGroupIngress',
    written: {
      template: { GroupId: 'sg-1', SourceSecurityGroupId: 'sg-2', SourcePrefixListId: 'pl-1' },
      reply: { GroupId: 'sg-1', ReferencedGroupInfo: { GroupId: 'sg-2', UserId: '1' }, PrefixListId: 'pl-1' },
    },
    means: { groupId: 'sg-1', sourceSecurityGroupId: 'sg-2', sourcePrefixListId: 'pl-1' },
  },
}

describe('one shape reads templates and replies', () => {
  for (const [name, { type, written, means }] of Object.entries(cases)) {
    for (const [how, data] of Object.entries(written)) {
      test(`${name}: ${how}`, () => {
        expect(converted(type, dataOf(data, type))).toEqual({ fields: means, gaps: [] })
      })
    }
  }
})

test('what names nothing is unknown, and is told', () => {
  const value = dataOf({ SubnetId: { Arn: 'arn:aws:ec2:eu-west-1:1:subnet/subnet-1' } }, 'AWS::EC2::NetworkInterface')
  expect(converted('AWS::EC2::NetworkInterface', value)).toEqual({
    fields: { subnetId: '?' },
    gaps: ['Expected a name or an ARN, found a mapping.'],
  })
})

test('other names of a field count in a structure that is undecided', () => {
  const [yes, no] = [{ IpPermissions: [{ IpProtocol: 'tcp' }] }, { SecurityGroupIngress: [{ IpProtocol: 'udp' }] }]
  const type = 'AWS::EC2::SecurityGroup'
  const value: Value = { is: 'choice', on: 0, yes: dataOf(yes, type), no: dataOf(no, type) }
  expect(converted(type, value).fields).toMatchObject({
    securityGroupIngress: { yes: [{ ipProtocol: 'tcp' }], no: [{ ipProtocol: 'udp' }] },
  })
})

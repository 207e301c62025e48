import { describe, expect, test } from 'vitest'
import { folderWith } from '../../../../../test/folder.ts'
import { made, network, ref } from '../../../../../test/network-template.ts'
import { answerIn, answerOfTemplate } from '../../../../../test/reach-case.ts'
import { type Documents, here, readReplies } from '../../../../../test/replies.ts'
import { estateLoaded, estateOfTemplate } from '../../../../../test/survey-case.ts'
import { surveyOfEstate } from '../survey.ts'

const express = (NetworkConfiguration?: object, more: object = {}) =>
  made('AWS::ECS::ExpressGatewayService', {
    ServiceName: 'web',
    PrimaryContainer: { Image: 'web', ContainerPort: 8080 },
    ...(NetworkConfiguration && { NetworkConfiguration }),
    ...more,
  })
const inSubnets = (...subnets: readonly unknown[]) => express({ Subnets: subnets })
const openGroup = made('AWS::EC2::SecurityGroup', {
  GroupDescription: 'x',
  VpcId: ref('Vpc'),
  SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, CidrIp: '0.0.0.0/0' }],
})
const host = made('AWS::EC2::Instance', { ImageId: 'ami-1', SubnetId: ref('Private') })
const inPublic = inSubnets(ref('Public'))
const inPrivate = inSubnets(ref('Private'))

describe('in templates', () => {
  test.each<[string, object, string, string, string, number]>([
    ['in public subnets, by its load balancer', { Web: inPublic }, 'internet', 'Web', 'reachable', 8080],
    ['another port', { Web: inPublic }, 'internet', 'Web', 'unreachable', 80],
    [
      'the container listens on 80',
      { Web: express({ Subnets: [ref('Public')] }, { PrimaryContainer: {} }) },
      'internet',
      'Web',
      'reachable',
      80,
    ],
    ['in private subnets the load balancer is internal', { Web: inPrivate }, 'internet', 'Web', 'unreachable', 8080],
    ['whom that lets in nobody says', { Web: inPrivate, Host: host }, 'Host', 'Web', 'possible', 8080],
    ['not past the load balancer', { Web: inPublic, Host: host }, 'Host', 'Web', 'reachable', 8080],
    [
      'in public and private ones',
      { Web: inSubnets(ref('Public'), ref('Private')) },
      'internet',
      'Web',
      'possible',
      8080,
    ],
    ['in a subnet that is not known', { Web: inSubnets(ref('X')) }, 'internet', 'Web', 'possible', 8080],
    ['in the default VPC', { Web: express() }, 'internet', 'Web', 'possible', 8080],
    ['out of public subnets', { Web: inPublic }, 'Web', 'internet', 'reachable', 443],
    ['out of private ones there is no way', { Web: inPrivate }, 'Web', 'internet', 'unreachable', 443],
    [
      'a group that lets in comes on top',
      { Web: express({ Subnets: [ref('Public')], SecurityGroups: [ref('Open')] }), Open: openGroup },
      'internet',
      'Web',
      'reachable',
      8080,
    ],
    [
      'what AWS makes beside a group nobody says',
      {
        Web: express({ Subnets: [ref('Public')], SecurityGroups: [ref('Open')] }, { PrimaryContainer: {} }),
        Open: openGroup,
      },
      'internet',
      'Web',
      'possible',
      80,
    ],
    ['two of one default VPC', { Web: express(), Other: express() }, 'Other', 'Web', 'reachable', 8080],
    ['two of one VPC', { Web: inPublic, Other: inPublic }, 'Other', 'Web', 'reachable', 8080],
  ])('%s', (_name, resources, from, to, verdict, port) => {
    const template = { Parameters: { X: { Type: 'String' } }, Resources: { ...network, ...resources } }
    expect(answerOfTemplate(template, from, to, port).verdict).toBe(verdict)
  })

  test.each<[string, unknown, string]>([
    ['that of its tasks', { 'Fn::GetAtt': 'Web.ECSManagedResourceArns.ServiceSecurityGroups' }, 'reachable'],
    [
      'the first of them',
      { 'Fn::Select': [0, { 'Fn::GetAtt': ['Web', 'ECSManagedResourceArns.ServiceSecurityGroups'] }] },
      'reachable',
    ],
    [
      'that of its load balancer',
      { 'Fn::Select': [0, { 'Fn::GetAtt': 'Web.ECSManagedResourceArns.IngressPath.LoadBalancerSecurityGroups' }] },
      'unreachable',
    ],
  ])('a rule may name a group that AWS makes: %s', (_name, SourceSecurityGroupId, verdict) => {
    const Open = made('AWS::EC2::SecurityGroup', {
      GroupDescription: 'x',
      VpcId: ref('Vpc'),
      SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, SourceSecurityGroupId }],
    })
    const Host = made('AWS::EC2::Instance', {
      ImageId: 'ami-1',
      SubnetId: ref('Private'),
      SecurityGroupIds: [ref('Open')],
    })
    const template = { Resources: { ...network, Web: inPublic, Open, Host } }
    expect(answerOfTemplate(template, 'Web', 'Host', 5432).verdict).toBe(verdict)
  })

  test('it is a workload with a port', () => {
    const { workloads } = surveyOfEstate(estateOfTemplate({ Resources: { ...network, Web: inPublic } }))
    expect(
      workloads.map(({ name, whole, sockets }) => [
        name,
        whole,
        sockets.map(({ ports, container }) => [container, ports]),
      ]),
    ).toEqual([['Web', true, [['Main', [8080, 8080]]]]])
  })

  test('the hops name what AWS makes', () => {
    const answer = answerOfTemplate({ Resources: { ...network, Web: inPublic } }, 'internet', 'Web', 8080)
    const says = answer.hops.map((hop) => hop.says)
    expect(says.filter((one) => /the load balancer of Web/.test(one)).length).toBeGreaterThan(0)
  })
})

const arn = 'arn:aws:ecs:eu-west-1:111122223333:service/shop/web'
const revision = (accessType: string, subnet = 'subnet-00000001') => ({
  ingressPaths: [{ accessType, endpoint: 'web.example.com' }],
  networkConfiguration: { subnets: [subnet], securityGroups: ['sg-00000001'] },
  primaryContainer: { image: 'web', containerPort: 8080 },
})
const described = (...revisions: readonly object[]) => ({
  [`${here}/express.json`]: {
    service: { serviceArn: arn, serviceName: 'web', cluster: 'shop', activeConfigurations: revisions },
  },
})

test('in Terraform', async () => {
  const folder = folderWith({
    'main.tf': `
      resource "aws_vpc" "shop" {
        cidr_block = "10.0.0.0/16"
      }
      resource "aws_internet_gateway" "shop" {
        vpc_id = aws_vpc.shop.id
      }
      resource "aws_subnet" "public" {
        vpc_id     = aws_vpc.shop.id
        cidr_block = "10.0.0.0/24"
      }
      resource "aws_default_route_table" "public" {
        default_route_table_id = aws_vpc.shop.default_route_table_id
        route {
          cidr_block = "0.0.0.0/0"
          gateway_id = aws_internet_gateway.shop.id
        }
      }
      resource "aws_ecs_express_gateway_service" "web" {
        primary_container {
          image          = "web"
          container_port = 8080
        }
        network_configuration {
          subnets = [aws_subnet.public.id]
        }
      }
      resource "aws_ecs_express_gateway_service" "api" {
        primary_container {
          image = "api"
        }
      }`,
  })
  const estate = await estateLoaded(folder)
  expect(answerIn(estate, 'internet', 'aws_ecs_express_gateway_service.web', 8080).verdict).toBe('reachable')
  expect(answerIn(estate, 'internet', 'aws_ecs_express_gateway_service.api', 80).verdict).toBe('possible')
})

describe('in replies', () => {
  test.each<[string, Documents, string]>([
    ['a public way in', described(revision('PUBLIC')), 'possible'],
    ['a private one', described(revision('PRIVATE')), 'possible'],
    [
      'without its subnets it is in the default VPC',
      described({ ingressPaths: [{ accessType: 'PUBLIC', endpoint: 'web.example.com' }] }),
      'possible',
    ],
  ])('%s', (_name, documents, verdict) => {
    const { estate } = readReplies(documents)
    expect(answerIn(estate, 'internet', 'web').verdict).toBe(verdict)
  })

  test('it is one workload where describe-services shows it as well', () => {
    const service = {
      serviceArn: arn,
      serviceName: 'web',
      clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop',
    }
    const { estate } = readReplies({
      ...described(revision('PUBLIC')),
      [`${here}/services.json`]: { services: [service], failures: [] },
    })
    expect(surveyOfEstate(estate).workloads).toHaveLength(1)
  })
})

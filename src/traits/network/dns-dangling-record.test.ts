import { given } from '../../../test/group-cases.ts'
import { made, ref } from '../../../test/network-template.ts'
import { traitCases } from '../../../test/trait-cases.ts'
import { dnsDanglingRecord } from './dns-dangling-record.ts'

const balancer = 'shop-1234567890.eu-west-1.elb.amazonaws.com'
const record = (more: object) => made('AWS::Route53::RecordSet', { Name: 'shop.example.com', Type: 'A', ...more })
const alias = (DNSName: unknown) => record({ AliasTarget: { DNSName, HostedZoneId: 'Z32O12XQLNTSW2' } })
const listed = (DNSName: string) => ({
  LoadBalancers: [
    {
      LoadBalancerArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/0a1b',
      LoadBalancerName: 'shop',
      Type: 'application',
      DNSName,
    },
  ],
})

traitCases(dnsDanglingRecord, [
  {
    name: 'a load balancer that the list of its Region does not have',
    template: { Resources: { It: alias(`dualstack.${balancer}`) } },
    files: { 'balancers.json': listed('new-1234567890.eu-west-1.elb.amazonaws.com') },
    gives: {
      '': {
        is: 'present',
        severity: 'medium',
        certainty: 'possible',
        says: [`No load balancer of the scan is called "${balancer}".`],
      },
    },
  },
  {
    name: 'a load balancer that it has',
    template: { Resources: { It: alias(`dualstack.${balancer}`) } },
    files: { 'balancers.json': listed(balancer) },
    gives: { '': 'absent' },
  },
  {
    name: 'a load balancer of which nothing is known',
    template: { Resources: { It: alias(balancer) } },
    gives: { '': 'unknown' },
  },
  {
    name: 'addresses: one that nobody has, one of the scan, a private one',
    template: {
      Resources: {
        Old: record({ ResourceRecords: ['54.1.2.3'] }),
        New: record({ ResourceRecords: [ref('Address')] }),
        Inside: record({ ResourceRecords: ['10.0.0.7'] }),
        Address: made('AWS::EC2::EIP'),
      },
    },
    gives: {
      Old: { is: 'unknown', says: ['Whether "54.1.2.3" is still yours is not known: nothing in this scan has it.'] },
      New: 'absent',
      Inside: 'absent',
    },
  },
  {
    name: 'a name, and an address without a value',
    template: {
      ...given,
      Resources: {
        Name: record({ Type: 'CNAME', ResourceRecords: ['www.example.com'] }),
        Text: record({ ResourceRecords: [ref('Given')] }),
      },
    },
    gives: { Name: 'not-applicable', Text: 'unknown' },
  },
])

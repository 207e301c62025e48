import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { folderWith } from './folder.ts'
import { run } from './program.ts'
import { peeredNetwork, shopNetwork, template } from './reach-network.ts'

const shop = () => folderWith({ 'shop.json': template(), 'notes/readme.md': '' })

interface Answer {
  readonly verdict: string
  readonly witness: object | null
  readonly hops: readonly { readonly kind: string; readonly says: string }[]
  readonly blockers: readonly { readonly kind: string; readonly says: string }[]
}

function answerOf(folder: string, ...args: readonly string[]): Answer {
  const { status, stdout, stderr } = run(folder, ['reach', ...args, '--format', 'json'])
  expect(stderr).toBe('')
  expect(status).toBe(0)
  return JSON.parse(stdout)
}

describe('what ends are called', () => {
  test.each<[string, string, string, readonly string[], string]>([
    ['a service by its logical id', 'internet', 'Web', ['--port', '8080'], 'reachable'],
    ['by its address', 'internet', 'shop.json#Web', ['--port', '8080'], 'reachable'],
    ['in any letter case', 'INTERNET', 'Web', ['--port', '8080'], 'reachable'],
    ['another port', 'internet', 'Web', ['--port', '80'], 'unreachable'],
    ['another protocol', 'internet', 'Web', ['--protocol', 'udp'], 'unreachable'],
    ['a protocol by its number', 'internet', 'Web', ['--protocol', '6'], 'reachable'],
    ['without a port', 'internet', 'Web', [], 'reachable'],
    ['from one service to another', 'Web', 'Orders', ['--port', '9000'], 'reachable'],
    ['and not back', 'Orders', 'Web', ['--port', '9000'], 'unreachable'],
    ['an instance', 'Web', 'Host', ['--port', '22'], 'reachable'],
    ['an address that an instance has', 'Web', '10.0.0.10', ['--port', '22'], 'reachable'],
    ['an address on the internet', '9.9.9.9', 'Web', ['--port', '8080'], 'reachable'],
    ['a range on the internet', '9.9.9.0/24', 'Web', ['--port', '8080'], 'reachable'],
    ['somebody at an address of a subnet', '10.0.1.77', 'Web', ['--port', '8080'], 'reachable'],
    ['whoever is in the VPC', '10.0.0.0/16', 'Orders', ['--port', '9000'], 'unreachable'],
    ['an address that no subnet has', '10.0.200.1', 'Web', ['--port', '8080'], 'unreachable'],
    ['an address of some other network', '172.20.0.1', 'Web', ['--port', '8080'], 'unreachable'],
    ['a load balancer', 'internet', 'Front', ['--port', '443'], 'reachable'],
    ['a load balancer by its name in AWS', 'internet', 'front', ['--port', '443'], 'reachable'],
    ['a port without a listener', 'internet', 'Front', ['--port', '80'], 'unreachable'],
    ['all in a subnet', 'internet', 'Public', ['--port', '8080'], 'reachable'],
    ['all in a VPC', 'internet', 'Vpc', ['--port', '9000'], 'unreachable'],
    ['out by a NAT gateway', 'Orders', 'internet', ['--port', '443'], 'reachable'],
    ['out to an address', 'Web', '8.8.8.8', ['--protocol', 'udp', '--port', '53'], 'reachable'],
    ['no answer comes back', 'internet', 'Quiet', ['--port', '8080'], 'forward-only'],
  ])('%s: %s → %s', (_name, from, to, args, verdict) => {
    expect(answerOf(shop(), from, to, 'shop.json', ...args).verdict).toBe(verdict)
  })
})

describe('private addresses that no VPC of the scan has', () => {
  test.each<[string, string, string, string, readonly string[]]>([
    ['a range that the routes lead to', '192.168.7.0/24', 'Orders', 'possible', []],
    ['no answer comes back', '192.168.200.0/24', 'Orders', 'forward-only', ['route-table']],
    ['a range that no rule lets in', '172.16.0.0/12', 'Orders', 'unreachable', ['security-group', 'route-table']],
    ['packets may come where answers go elsewhere', '192.168.7.0/24', 'Web', 'forward-only', ['route-table']],
    ['out to a range that the routes lead to', 'Orders', '192.168.7.0/24', 'possible', []],
    ['out to another range', 'Orders', '192.168.200.0/24', 'unreachable', ['route-table']],
  ])('%s: %s → %s', (_name, from, to, verdict, blockers) => {
    const folder = folderWith({ 'shop.json': template(peeredNetwork()) })
    const answer = answerOf(folder, from, to, 'shop.json', '--protocol', 'tcp')
    expect(answer.verdict).toBe(verdict)
    expect(answer.blockers.map(({ kind }) => kind)).toEqual(blockers)
  })

  test('the hops tell what leads there', async () => {
    const folder = folderWith({ 'shop.json': template(peeredNetwork()) })
    const { stdout } = run(folder, ['reach', '192.168.7.0/24', 'Orders', 'shop.json', '--port', '9000'])
    await expect(stdout).toMatchFileSnapshot('golden/reach-peering.txt')
  })
})

test('the hops are those of the client that is shown, whom a rule of some addresses lets in for sure', () => {
  const { WebGroup: _, ...others } = shopNetwork()
  const WebGroup = {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      VpcId: { Ref: 'Vpc' },
      GroupDescription: 'the office, by an address that stands for it',
      SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, CidrIp: '203.0.113.0/24' }],
    },
  }
  const folder = folderWith({ 'shop.json': template({ ...others, WebGroup }) })
  const { stdout } = run(folder, ['reach', 'internet', 'Web', 'shop.json'])
  expect(stdout).toContain('Web: reachable\n\n  203.0.113.0 port')
  expect(stdout).not.toContain('not certain')
})

describe('clients choose their ports', () => {
  test.each<[string, readonly [number, number], string, boolean]>([
    ['all of them', [1024, 65_535], 'reachable', false],
    ['some of them', [32_768, 61_000], 'reachable', true],
    ['few of them', [1024, 1100], 'reachable', true],
    ['none of them', [80, 443], 'forward-only', false],
  ])('answers go to %s', (_name, [From, To], verdict, isPart) => {
    const shop = shopNetwork()
    const { OneWayOut } = shop
    const opened = { ...OneWayOut, Properties: { ...OneWayOut.Properties, PortRange: { From, To } } }
    const folder = folderWith({ 'shop.json': template({ ...shop, OneWayOut: opened }) })
    const answer = answerOf(folder, 'internet', 'Quiet', '--port', '8080')
    expect(answer.verdict).toBe(verdict)
    expect(answer.hops.some(({ says }) => says.includes('(some client ports)'))).toBe(isPart)
  })
})

describe('the way in words', () => {
  test.each<[string, readonly string[]]>([
    ['reachable', ['internet', 'Web', '--port', '8080']],
    ['through-nat', ['Orders', 'internet', '--port', '443']],
    ['forward-only', ['internet', 'Quiet', '--port', '8080']],
    ['unreachable', ['internet', 'Orders', '--port', '9001']],
    ['outside', ['192.168.7.0/24', 'Orders', '--port', '9000']],
    ['everything', ['Web', 'Orders']],
  ])('%s', async (name, args) => {
    const { status, stdout } = run(shop(), ['reach', ...args.slice(0, 2), 'shop.json', ...args.slice(2)])
    expect(status).toBe(0)
    await expect(stdout).toMatchFileSnapshot(`golden/reach-${name}.txt`)
  })

  test('possible, with what is not known', async () => {
    const rest = shopNetwork()
    const Web = JSON.parse(JSON.stringify(rest.Web))
    Web.Properties.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups = [{ Ref: 'Group' }]
    const folder = folderWith({
      'shop.json': template({ ...rest, Web }, { Parameters: { Group: { Type: 'AWS::EC2::SecurityGroup::Id' } } }),
    })
    const { stdout } = run(folder, ['reach', 'internet', 'Web', 'shop.json', '--port', '8080'])
    await expect(stdout).toMatchFileSnapshot('golden/reach-possible.txt')
  })

  test('what surely gets through apart from what may, and what it depends on first', async () => {
    const rest = shopNetwork()
    const Web = JSON.parse(JSON.stringify(rest.Web))
    Web.Properties.NetworkConfiguration.AwsvpcConfiguration.SecurityGroups.push({ Ref: 'Group' })
    const Odd = (port: number) => ({
      Type: 'AWS::EC2::SecurityGroup',
      Properties: { SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: port, ToPort: 1, CidrIp: '0.0.0.0/0' }] },
    })
    const odd = Object.fromEntries([5, 6, 7, 8, 9].map((port) => [`Odd${port}`, Odd(port)]))
    const folder = folderWith({
      'shop.json': template(
        { ...odd, ...rest, Web },
        { Parameters: { Group: { Type: 'AWS::EC2::SecurityGroup::Id' } } },
      ),
    })
    const { stdout } = run(folder, ['reach', 'internet', 'Web', 'shop.json'])
    await expect(stdout).toMatchFileSnapshot('golden/reach-partly.txt')
    const { traffic } = JSON.parse(run(folder, ['reach', 'internet', 'Web', 'shop.json', '--format', 'json']).stdout)
    expect(traffic.forward.filter(({ isOpen }: { isOpen?: true }) => !isOpen)).toEqual([
      { protocol: 'tcp', ports: '8080' },
    ])
  })

  test('colour only where it is asked for', () => {
    const args = ['reach', 'internet', 'Web', 'shop.json']
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes are what is looked for
    const sequence = /\u001b/
    expect(run(shop(), args).stdout).not.toMatch(sequence)
    expect(run(shop(), args, { FORCE_COLOR: '1', NO_COLOR: '1' }).stdout).not.toMatch(sequence)
  })
})

describe('JSON', () => {
  const schema = JSON.parse(readFileSync('docs/reach.schema.json', 'utf8'))
  const validate = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true }).compile(
    schema,
  )
  test.each<[string, readonly string[]]>([
    ['reachable', ['internet', 'Web', '--port', '8080']],
    ['any port', ['internet', 'Web']],
    ['forward only', ['internet', 'Quiet', '--port', '8080']],
    ['unreachable', ['internet', 'Orders', '--port', '9001']],
    ['outside', ['192.168.7.0/24', 'Orders', '--protocol', 'udp']],
    ['all', ['--all', '--port', '8080']],
  ])('as its schema says, the same bytes each time: %s', (_name, args) => {
    const folder = shop()
    const { stdout } = run(folder, ['reach', ...args, '--format', 'json'])
    expect(validate(JSON.parse(stdout)), JSON.stringify(validate.errors, undefined, 1)).toBe(true)
    expect(run(folder, ['reach', ...args, '--format', 'json']).stdout).toBe(stdout)
  })

  test('two of whom only the subnet is known have addresses of their own', () => {
    const tasks = { ...shopNetwork(), Orders: { ...shopNetwork().Web } }
    const { witness } = answerOf(folderWith({ 'shop.json': template(tasks) }), 'Web', 'Orders', '--port', '8080')
    expect(witness).toMatchObject({ source: '10.0.0.4', destination: '10.0.0.5' })
  })

  test('what is not asked is null', () => {
    const answer = answerOf(shop(), 'internet', 'Web')
    expect(answer).toMatchObject({ protocol: null, port: null, witness: { protocol: 'tcp', destinationPort: 8080 } })
    expect(answerOf(shop(), 'Orders', 'Web', '--port', '1')).toMatchObject({ protocol: 'tcp', port: 1, witness: null })
  })
})

describe('all', () => {
  test('a matrix', async () => {
    const { status, stdout } = run(shop(), ['reach', '--all', 'shop.json'])
    expect(status).toBe(0)
    await expect(stdout).toMatchFileSnapshot('golden/reach-all.txt')
  })

  test('services of one name stay apart', () => {
    const folder = folderWith({ 'one/shop.json': template(), 'two/shop.json': template() })
    const { stdout } = run(folder, ['reach', '--all'])
    const rows = stdout.split('\n').map((line) => line.slice(2, 22).trim())
    expect(rows).toEqual(expect.arrayContaining(['one/shop.json#Web', 'two/shop.json#Web']))
  })

  test('wide names stand in rows alone, and are taken as they are told', () => {
    const folder = folderWith({ 'shop/in/europe/one.json': template(), 'shop/in/america/one.json': template() })
    const { stdout } = run(folder, ['reach', '--all'])
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      'from                       1            2             3            4            5             6',
      '  internet                 unreachable  forward-only  reachable    unreachable  forward-only  reachable',
      '1 america/one.json#Orders  -            forward-only  reachable    unreachable  unreachable   unreachable',
    ])
    expect(answerOf(folder, 'internet', 'europe/one.json#Web').verdict).toBe('reachable')
  })

  test('more than anybody reads as a matrix are a list', async () => {
    const { Quiet, Web, ...rest } = shopNetwork()
    const quiet = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`Quiet${at + 1}`, Quiet]))
    const folder = folderWith({ 'shop.json': template({ ...rest, Web, ...quiet }) })
    const { stdout } = run(folder, ['reach', '--all', 'shop.json', '--port', '8080'])
    await expect(stdout).toMatchFileSnapshot('golden/reach-list.txt')
    const { answers } = JSON.parse(run(folder, ['reach', '--all', 'shop.json', '--format', 'json']).stdout)
    expect(answers).toHaveLength(32 * 32)
  })

  test('one workload alone has its name in the head, however wide', () => {
    const { Orders: _, Quiet: __, Web, ...resources } = shopNetwork()
    const folder = folderWith({ 'shop.json': template({ ...resources, WebServiceOfTheWholeShop: Web }) })
    expect(run(folder, ['reach', '--all']).stdout).toBe(
      ['from      WebServiceOfTheWholeShop', 'internet  reachable', ''].join('\n'),
    )
  })

  test('many workloads have a letter each', async () => {
    const { Vpc, Public, WebGroup, WebTasks, Web } = shopNetwork()
    const many = Array.from({ length: 12 }, (_, at) => [`Web${at + 1}`, Web])
    const resources = { Vpc, Public, WebGroup, WebTasks, ...Object.fromEntries(many) }
    const { stdout } = run(folderWith({ 'shop.json': template(resources) }), ['reach', '--all'])
    await expect(stdout).toMatchFileSnapshot('golden/reach-all-wide.txt')
  })

  test('who runs where nobody knows may be reached', () => {
    const { Web, WebTasks, ...rest } = shopNetwork()
    const OnHosts = {
      Type: 'AWS::ECS::Service',
      Properties: { LaunchType: 'EC2', TaskDefinition: { Ref: 'HostTasks' } },
    }
    const HostTasks = {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', PortMappings: [{ ContainerPort: 80 }] }] },
    }
    const folder = folderWith({ 'shop.json': template({ ...rest, Web, WebTasks, HostTasks, OnHosts }) })
    expect(run(folder, ['reach', '--all']).stdout).toMatch(/^internet .* possible/m)
    const alone = folderWith({ 'shop.json': template({ HostTasks, OnHosts }) })
    expect(run(alone, ['reach', '--all']).stdout).toMatch(/internet +possible/)
  })

  test('nothing that runs', () => {
    const { Vpc } = shopNetwork()
    const folder = folderWith({ 'shop.json': template({ Vpc }) })
    expect(run(folder, ['reach', '--all'])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'breakwater: There is no workload here. reach --all asks about services and tasks.\n',
    })
  })
})

test.each([
  ['of what one template exports', 1, 'reachable'],
  ['of what several templates export', 2, 'possible'],
])('a service behind a load balancer by an import %s', (_, count, verdict) => {
  const { Web, WebTasks, Targets, WebGroup, ...others } = shopNetwork()
  const { Vpc, Gateway, Attachment, Public, PublicTable, PublicAssociation, ToInternet, ...rest } = others
  const { Front, FrontGroup, Listener } = rest
  const exported = (name: string) => ({ 'Fn::ImportValue': name })
  const net = template(
    {
      ...{ Vpc, Gateway, Attachment, Public, PublicTable, PublicAssociation, ToInternet, Front, FrontGroup, Targets },
      Listener,
    },
    {
      Outputs: Object.fromEntries(
        ['Vpc', 'Public', 'Listener', 'FrontGroup'].map((name) => [
          name,
          { Value: { Ref: name }, Export: { Name: `net-${name}` } },
        ]),
      ),
    },
  )
  const inVpc = { VpcId: exported('net-Vpc') }
  const rule = {
    ListenerArn: exported('net-Listener'),
    Priority: 1,
    Conditions: [{ Field: 'path-pattern', Values: ['/'] }],
    Actions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }],
  }
  const web = template({
    WebTasks,
    Targets: { ...Targets, Properties: { ...Targets.Properties, ...inVpc } },
    WebGroup: {
      ...WebGroup,
      Properties: {
        ...WebGroup.Properties,
        ...inVpc,
        SecurityGroupIngress: [
          { IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, SourceSecurityGroupId: exported('net-FrontGroup') },
        ],
      },
    },
    Web: {
      ...Web,
      Properties: {
        ...Web.Properties,
        LoadBalancers: [{ ContainerName: 'app', ContainerPort: 8080, TargetGroupArn: { Ref: 'Targets' } }],
        NetworkConfiguration: {
          AwsvpcConfiguration: { Subnets: [exported('net-Public')], SecurityGroups: [{ Ref: 'WebGroup' }] },
        },
      },
    },
    Rule: { Type: 'AWS::ElasticLoadBalancingV2::ListenerRule', Properties: rule },
  })
  const nets = Object.fromEntries(Array.from({ length: count }, (_net, at) => [`net-${at}/net.json`, net]))
  const answer = answerOf(folderWith({ ...nets, 'web.json': web }), 'internet', 'web.json#Web')
  expect(answer.verdict).toBe(verdict)
})

describe('what cannot be answered is one line, and 2', () => {
  test.each<[string, readonly string[], string]>([
    ['no ends', [], 'FROM and TO are missing.'],
    ['one end', ['internet'], 'FROM and TO are missing.'],
    ['mistyped', ['internet', 'Wbe'], 'Did you mean Web?'],
    [
      'no end',
      ['internet', 'WebTasks'],
      'WebTasks is AWS::ECS::TaskDefinition, which sends and takes no packets itself.',
    ],
    ['another account', ['111122223333', 'Web'], 'Say by --account of which account templates are.'],
    ['the internet twice', ['internet', 'Gateway'], 'Neither FROM nor TO is in the network that was read.'],
    ['in another letter case', ['internet', 'orders'], 'Did you mean Orders?'],
    ['nothing like it', ['internet', 'kubernetes'], 'Name internet, an address'],
    ['nothing like it, as FROM', ['kubernetes', 'Web'], 'kubernetes is nothing that was read.'],
    ['both outside', ['internet', '8.8.8.8'], 'Neither FROM nor TO is in the network'],
    ['a port that is none', ['internet', 'Web', '--port', '70000'], 'A port is a number'],
    ['a port that is no number', ['internet', 'Web', '--port', 'http'], 'A port is a number'],
    ['a protocol that is none', ['internet', 'Web', '--protocol', 'http'], 'A protocol is'],
    ['a protocol beyond 255', ['internet', 'Web', '--protocol', '256'], 'A protocol is'],
    ['a port of a protocol without', ['internet', 'Web', '--protocol', 'icmp', '--port', '8'], 'has no ports'],
    ['a range that is none', ['10.0.0.0/33', 'Web'], '10.0.0.0/33 is no IP address or range.'],
    ['a path that is not there', ['internet', 'Web', 'gone'], 'gone'],
    ['an empty folder', ['internet', 'Web', 'notes'], 'Nothing that is read was found in notes.'],
    ['a root that is not there', ['internet', 'Web', '--root', 'gone'], 'gone is not a folder.'],
    ['an unknown format', ['internet', 'Web', '--format', 'html'], 'html'],
  ])('%s', (_name, args, says) => {
    const { status, stdout, stderr } = run(shop(), ['reach', ...args])
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(says)
    const own = stderr.split('\n').filter((line) => line.startsWith('breakwater:'))
    expect(own).toHaveLength(1)
  })

  test('several of a name', () => {
    const folder = folderWith({ 'one/shop.json': template(), 'two/shop.json': template() })
    const { status, stderr } = run(folder, ['reach', 'internet', 'Web'])
    expect(status).toBe(2)
    expect(stderr).toContain('Web is the name of several things.')
    expect(stderr).toContain(join('one', 'shop.json#Web'))
  })
})

test('help has examples', () => {
  const { status, stdout } = run('.', ['reach', '--help'])
  expect(status).toBe(0)
  expect(stdout).toContain('Examples:')
})

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formats } from '../src/reporters/formats.ts'
import { reachFormats } from '../src/reporters/reach.ts'
import { awsKeyId, base64, joined, pem, random, webToken } from './secrets/made-up.ts'
import { plantedTerraform } from './secrets/planted-terraform.ts'

const program = resolve('bin/breakwater.js')
const folder = mkdtempSync(join(tmpdir(), 'breakwater-'))
const planted = new Map<string, string>()

/** Plants a secret: every one is another text, and none may ever be written by the program. */
function plant(place: string, secret = `Pl4nted-${planted.size}-${random(8, 'mixed', 900 + planted.size)}`): string {
  if (planted.has(place)) throw new Error(`A secret is planted twice in ${place}`)
  planted.set(place, secret)
  return secret
}

const json = (value: unknown) => JSON.stringify(value)

/** Files with a secret in every place in which people leave one. */
function files(): Readonly<Record<string, string>> {
  const token = (seed: number) => joined('gh', 'p_', random(36, 'mixed', seed))
  const key = pem('RSA PRIVATE KEY')
  planted.set('first line of a key', key.split('\n')[1] ?? '')
  planted.set('last line of a key', key.split('\n')[3] ?? '')
  const template = `# a note: password=${plant('a comment')}
# breakwater:waive container-privileged until=2999-01-31 owner=${plant('the owner of a waiver', token(801))} the token is ${plant('the reason of a waiver', token(802))}
AWSTemplateFormatVersion: '2010-09-09'
Description: 'login with password: ${plant('the description')}'
Metadata:
  Notes: {AdminPassword: ${plant('metadata')}}
Parameters:
  DbPassword:
    Type: String
    Default: ${plant('the default of a parameter')}
  Motto: {Type: String, NoEcho: true, Default: ${plant('the default of a parameter with NoEcho', 'seagulls over the harbour')}}
  Silent:
    Type: String
    NoEcho: 'true'
    Default: ${plant('another default with NoEcho', 'low tide at seven')}
  GivenPassword: {Type: String, NoEcho: true}
  GivenToken: {Type: String}
  GivenMotto: {Type: String, NoEcho: true}
  UsedPassword: {Type: String, Default: ${plant('a default that is used for something else')}, AllowedValues: [a, b]}
  Mode: {Type: String, Default: ${plant('the default of a parameter that becomes a password')}, AllowedValues: [x]}
  "password=${plant('the name of a parameter')}": {Type: String}
  ChosenToken: {Type: String, AllowedValues: [${plant('an allowed value', token(803))}, none]}
Mappings:
  Stages:
    prod: {Password: ${plant('a mapping')}}
  Names:
    ${planted.get('a default that is used for something else')}: {other: x}
Conditions:
  IsSung: !Equals [!Ref GivenMotto, ${plant('what a parameter is compared with', 'herring and sprat')}]
  IsUsed: !Equals [!Ref UsedPassword, ${plant('what a password is compared with')}]
  IsChosen: !Equals [!Ref ChosenToken, '${planted.get('an allowed value')}']
Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Metadata: {Token: '${plant('metadata of a resource', token(804))}'}
    Properties:
      Family: web
      NetworkMode: ${plant('a field with values of its own')}
      PidMode: !If [IsChosen, host, task]
      ContainerDefinitions:
        - Name: web
          Image: registry.internal/shop:${plant('the tag of an image', token(805))}
          Privileged: true
          User: ${plant('a user', token(806))}
          Essential: ${plant('a flag')}
          Memory: ${plant('a number')}
          Command: [serve, --password, ${plant('a command')}, '--api-key=${plant('an option with its value')}']
          EntryPoint:
            - /bin/sh
            - -c
            - 'export TOKEN=${plant('an entry point')}; exec web'
          HealthCheck:
            Command: [CMD-SHELL, 'mysqladmin ping -uroot -p${plant('a health check')}']
          Environment:
            - Name: DB_PASSWORD
              Value: ${plant('the environment')}
            - {Value: ${plant('the environment, value first')}, Name: API_SECRET}
            - {Name: DATABASE_URL, Value: 'postgres://shop:${plant('a connection string')}@db/shop'}
            - {Name: AWS_ACCESS_KEY_ID, Value: ${plant('an access key id', awsKeyId('AKIA', 807))}}
            - {Name: AWS_SECRET_ACCESS_KEY, Value: ${plant('a secret access key', random(40, 'mixed', 808))}}
            - {Name: SESSION, Value: ${plant('a web token', webToken(809))}}
            - {Name: CONFIG, Value: '{"db":{"password":"${plant('JSON in a string')}"}}'}
            - {Name: BLOB, Value: ${plant('base64 in a string', base64('{"password":"b64-Pl4nted"}'))}}
            - Name: TLS_KEY
              Value: |
${key.replace(/^/gm, '                ')}
            - {Name: PARAMETER_PASSWORD, Value: !Ref DbPassword}
            - {Name: GIVEN, Value: !Ref GivenPassword}
            - {Name: GIVEN_TOKEN, Value: !Ref GivenToken}
            - {Name: MAPPED_PASSWORD, Value: !FindInMap [Stages, prod, Password]}
            - {Name: MOTTO, Value: !Sub '\${Motto}'}
            - {Name: MODE_PASSWORD, Value: !Ref Mode}
            - {Name: DB_PASSWORD2, Value: ${plant('a variable with a number')}}
            - Name: !Sub '\${AWS::StackName}_PASSWORD'
              Value: ${plant('a variable whose name is made')}
            - Value: ${plant('a variable whose name is in pieces')}
              Name: !Join ['_', [DB, PASSWORD]]
            - Name: DB_PASSWORD_A # a { b
              Value:
                ${plant('a value in its own line')}
            - {Name: DB_PASSWORD_B, Value: !If [IsChosen, ${plant('one branch')}, ${plant('the other branch')}]}
            - {Name: DB_PASSWORD_C, Value: !Sub '${plant('a text beside a hole')}\${AWS::Region}'}
            - {Name: DB_PASSWORD_D, Value: !Select [0, [${plant('the first of a list')}, ${plant('the second of a list')}]]}
            - {Name: DB_PASSWORD_E, Value: !Join ['', [${plant('a piece', 'Xq7Pl')}, ${plant('another piece', 'mN0vk')}]]}
            - {Name: QUEUE_URL, Value: !Join ['', ['amqp://shop:', ${plant('a password in a URL in pieces', 'pw-Zk7')}, '@', !Ref GivenToken]]}
            - Name: ${plant('the name of a variable', token(810))}
              Value: 'true'
          DockerLabels:
            traefik.auth.password: ${plant('a label')}
            ${plant('the key of a label', token(811))}: label
          LinuxParameters:
            Capabilities: {Add: [SYS_ADMIN, ${plant('a list of words', token(812))}]}
            Tmpfs: [{ContainerPath: /tmp, Size: ${plant('a size')}}]
          DockerSecurityOptions: ['${plant('a security option', token(813))}']
          ExtraHosts: [{Hostname: '${plant('a host name', token(814))}', IpAddress: 10.0.0.1}]
          DnsServers: ['${plant('a server address', token(815))}']
          Links: ['db:${plant('a link', token(816))}']
          SystemControls: [{Namespace: net.ipv4.ip_forward, Value: '${plant('a kernel setting', token(817))}'}]
          LogConfiguration:
            LogDriver: splunk
            Options: {splunk-token: ${plant('a log option', '3f6b9c1e-7d24-4f0a-9a1b-52c8d7e6f103')}, splunk-url: 'https://hec.internal'}
          LogConfiguration: ${plant('a key that stands twice')}
          Secrets: [{Name: OK, ValueFrom: '${plant('a reference that is none', token(818))}'}, {Name: DB_PASSWORD, ValueFrom: ${plant('a password for a reference', 'MyRealPassw0rd!')}}]
        - Name: made
          Image: made
          Command: [serve, '--token', !Sub '${plant('an option and a function')}', '--password', !Join ['', [${plant('an option and pieces', 'Zp3wq')}, x]]]
        - Name: !Ref UsedPassword
          Image: !Sub '\${UsedPassword}:1'
          User: !Ref UsedPassword
          Privileged: true
          MountPoints: [{SourceVolume: !Ref UsedPassword, ContainerPath: /a}]
          DependsOn: [{ContainerName: !Ref Mode, Condition: START}]
        - Name: !FindInMap [Names, !Ref UsedPassword, x]
          Image: !Ref Mode
          Privileged: !If [IsUsed, true, false]
          User: !If [IsSung, root, !FindInMap [Names, !Ref UsedPassword, y]]
        - Name: ${plant('the name of a container', token(819))}
          Image: web
          Privileged: true
          User: root
      Volumes:
        - Name: ${plant('the name of a volume', token(820))}
          Host: {SourcePath: '/etc/${plant('a path', token(821))}'}
      Tags: [{Key: Password, Value: ${plant('a tag')}}]
  Used:
    Type: AWS::ECS::Service
    Properties: {Cluster: !Ref UsedPassword, TaskDefinition: !Ref UsedPassword, LaunchType: !Ref UsedPassword, PlatformVersion: !Ref Mode, ServiceName: !Ref UsedPassword}
  StoredInPieces:
    Type: AWS::SecretsManager::Secret
    Properties: {SecretString: !Join ['', [${plant('a piece of a stored secret', 'vK2sq')}, '${plant('another piece of a stored secret', 'hT8rd')}']]}
  StoredWithHole:
    Type: AWS::SecretsManager::Secret
    Properties:
      SecretString: !Sub ['${plant('a stored secret with a hole')}\${a}', {a: '${plant('what fills the hole')}'}]
  StoredWithoutName:
    Type: AWS::SecretsManager::Secret
    Properties: {SecretString: '{"user":"shop","k":"${plant('a stored secret under no name')}"}'}
  StoredSentence:
    Type: AWS::SecretsManager::Secret
    Properties: {SecretString: ${plant('a stored sentence', 'kittiwakes of the eastern shore')}}
  KeptPassword:
    Type: AWS::SSM::Parameter
    Properties: {Type: String, Value: ${plant('a parameter with a telling logical id')}}
  KeptToo:
    Type: AWS::SSM::Parameter
    Properties:
      Name: !Sub /shop/\${AWS::Region}/db-password
      Type: String
      Value: ${plant('a parameter whose name has a hole')}
  KeptInPieces:
    Type: AWS::SSM::Parameter
    Properties:
      Type: String
      Value: ${plant('a parameter whose name is in pieces')}
      Name: !Join ['/', ['', shop, !Ref AWS::Region, db-password]]
  Stored:
    Type: AWS::SecretsManager::Secret
    Properties: {SecretString: '{"username":"shop","password":"${plant('a stored secret')}"}'}
  Kept:
    Type: AWS::SSM::Parameter
    Properties: {Type: String, Name: /shop/db/password, Value: ${plant('a stored parameter')}}
  Hosts:
    Type: AWS::EC2::LaunchTemplate
    Properties:
      LaunchTemplateData:
        UserData: !Base64 "#!/bin/bash\\nexport DB_PASSWORD=${plant('user data')}\\n"
  MoreHosts:
    Type: AWS::EC2::Instance
    Properties:
      UserData: ${plant('user data in base64', base64('#!/bin/bash\nexport DB_PASSWORD=Pl4nted-in-base64\n'))}
  Flow:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: '{"StartAt":"Run","States":{"Run":{"Type":"Task","Resource":"arn:aws:states:::ecs:runTask.sync","Parameters":{"TaskDefinition":"web","Overrides":{"ContainerOverrides":[{"Name":"web","Environment":[{"Name":"DB_PASSWORD","Value":"${plant('a state machine')}"}]}]}},"End":true}}}'
  Nightly:
    Type: AWS::Events::Rule
    Properties:
      ScheduleExpression: rate(1 day)
      Targets:
        - Id: run
          Arn: !GetAtt Cluster.Arn
          Input: '{"containerOverrides":[{"name":"web","environment":[{"name":"DB_PASSWORD","value":"${plant('the input of a rule')}"}]}]}'
          EcsParameters: {TaskDefinitionArn: !Ref Web}
  Cluster: {Type: AWS::ECS::Cluster}
  Undeclared:
    Type: AWS::ECS::Service
    Properties: {Cluster: !Ref '${plant('a reference to nothing', token(822))}', TaskDefinition: !Ref Web, EnableExecuteCommand: true}
  ${plant('a logical id', awsKeyId('AKIA', 823))}:
    Type: AWS::ECS::TaskDefinition
    Properties: {PidMode: host, ContainerDefinitions: [{Name: web, Image: web, Privileged: true}]}
Outputs:
  Password: {Value: ${plant('an output')}}
`
  const request = {
    family: `web-${plant('a family', token(824))}`,
    pidMode: 'host',
    containerDefinitions: [
      {
        name: 'web',
        image: 'web',
        privileged: true,
        user: 'root',
        command: ['serve', '--token', plant('a command in JSON')],
        environment: [{ name: 'DB_PASSWORD', value: plant('the environment in JSON') }],
        logConfiguration: {
          logDriver: 'awsfirelens',
          options: { Name: 'datadog', apikey: plant('a log option in JSON', random(32, 'hex', 825)) },
        },
        linuxParameters: plant('text where a structure belongs'),
      },
    ],
    tags: [{ key: 'Token', value: plant('a tag in JSON', token(826)) }],
  }
  return {
    ...plantedTerraform(plant),
    'shop.yaml': template,
    'request.json': `${json(request)}\n`,
    'one-line.json': json({
      Resources: {
        Api: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Environment: [{ Value: plant('one line of JSON'), Name: 'DB_PASSWORD' }],
                Name: 'api',
                Image: 'api',
                Privileged: true,
              },
            ],
          },
        },
      },
    }),
    'assembly.json': json({
      Resources: {
        Kept: {
          Type: 'AWS::SSM::Parameter',
          Properties: {
            Name: { 'Fn::Join': ['', ['/', { Ref: 'AWS::StackName' }, '/db-password']] },
            Type: 'String',
            Value: plant('JSON with a name in pieces'),
          },
        },
        Api: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              {
                Name: 'api',
                Image: 'api',
                Command: ['--password', { 'Fn::Sub': plant('JSON with an option and a function') }],
                Environment: [
                  { Name: { 'Fn::Sub': 'DB_PASSWORD' }, Value: plant('JSON with a name that is made') },
                  { Name: 'DB_PASSWORD_B', Value: { 'Fn::Join': ['', [plant('JSON with a piece', 'Gw4nb'), 'x']] } },
                  {
                    Name: 'DATABASE_URL',
                    Value: {
                      'Fn::Join': [
                        '',
                        [
                          'postgres://shop:',
                          plant('JSON with a URL in pieces', 'Jc9!u'),
                          '@',
                          { Ref: 'AWS::Region' },
                          '/db',
                        ],
                      ],
                    },
                  },
                ],
              },
            ],
          },
        },
      },
    }),
    [`password=${plant('the name of a folder')}/shop.yaml`]:
      'Resources: {Web: {Type: AWS::ECS::TaskDefinition, Properties: {PidMode: host}}}\n',
    'broken.yaml': `Resources:\n  A:\n    Type: AWS::ECS::TaskDefinition\n    Password: "${plant('YAML that is cut off')}\n  - x: [\n`,
    'broken-too.yaml': `Resources: &${plant('an anchor', token(827))}\n  A: {Type: AWS::ECS::Service, Properties: *${plant('an alias', token(828))}}\n`,
    'broken.json': `{"containerDefinitions": [{"name": "web", "password": ${plant('JSON without quotes')} }`,
    'broken-escape.json': `{"containerDefinitions": "\\x${plant('JSON with an escape that is none')}"}`,
    'inner.yaml': `Resources:\n  A:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions: '[{"name":"web","password": ${plant('JSON in a string that is cut off')}'\n`,
    'notes.json': json({ containerDefinitions: plant('text where a list belongs'), family: 'x' }),
    'parameters.json': json([
      {
        ParameterKey: 'GivenPassword',
        ParameterValue: plant('a value for a parameter with NoEcho', 'cormorants and gannets'),
      },
      { ParameterKey: 'GivenToken', ParameterValue: plant('a value for a parameter', token(829)) },
      {
        ParameterKey: 'GivenMotto',
        ParameterValue: plant('another value for a parameter with NoEcho', 'plover and knot'),
      },
      { ParameterKey: 'UsedPassword', ParameterValue: plant('a value that is used for something else') },
      { ParameterKey: `password=${plant('the name of a parameter that is given')}`, ParameterValue: 'x' },
      { ParameterKey: 'NobodysPassword', ParameterValue: plant('a value for no parameter') },
    ]),
    'network/network.yaml': network(),
    'bad-parameters.json': json({ DbPassword: { value: plant('a value that is no text') } }),
    'cut-parameters.json': `{"DbPassword": ${plant('a value that cannot be read')}`,
    'refused.yaml': `"password=${plant('a key of a configuration')}": 1\n`,
    'breakwater.yaml': `waivers:\n  - {trait: container-privileged, subject: 'password=${plant('the subject of a waiver')}', owner: 'token=${plant('the owner in the configuration')}', reason: none}\n  - trait: task-pid-mode-host\n    reason: 'the token is ${plant('the reason in the configuration', token(830))}'\n`,
    'unreadable.yaml': `trusted: ${plant('a configuration that is none', token(831))}\n  - [\n`,
  }
}

/** A network that `reach` tells of, with secrets where its sentences take their words from. */
function network(): string {
  const token = (seed: number) => joined('gh', 'p_', random(36, 'mixed', seed))
  return `Parameters:
  Motto: {Type: String, NoEcho: true, Default: ${plant('the motto of a network', 'terns above the long pier')}}
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  Gateway: {Type: AWS::EC2::InternetGateway}
  Attached: {Type: AWS::EC2::VPCGatewayAttachment, Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway}}
  "Subnet-${plant('the logical id of a subnet', token(7840))}": {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, RouteTableId: !Ref Motto}}
  OpenTable: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}
  OpenRoute: {Type: AWS::EC2::Route, Properties: {RouteTableId: !Ref OpenTable, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}}
  OtherRoute: {Type: AWS::EC2::Route, Properties: {RouteTableId: !Ref OpenTable, DestinationCidrBlock: 172.16.0.0/12, VpcPeeringConnectionId: 'pcx-${plant('the id of a peering', token(7841))}'}}
  OpenAssociation: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {RouteTableId: !Ref OpenTable, SubnetId: !Ref 'Subnet-${planted.get('the logical id of a subnet')}'}}
  OpenGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: !Ref Vpc
      GroupDescription: 'password=${plant('the description of a group')}'
      SecurityGroupIngress:
        - {IpProtocol: tcp, FromPort: 8080, ToPort: 8080, CidrIp: 0.0.0.0/0, Description: 'token=${plant('the description of a rule')}'}
        - {IpProtocol: tcp, FromPort: 9000, ToPort: 9000, SourceSecurityGroupId: 'sg-${plant('the id of a group', token(7842))}'}
        - {IpProtocol: tcp, FromPort: 9000, ToPort: 9000, SourceSecurityGroupId: !Ref Motto}
  OpenTasks:
    Type: AWS::ECS::TaskDefinition
    Properties: {NetworkMode: awsvpc, RequiresCompatibilities: [FARGATE], ContainerDefinitions: [{Name: 'app', Image: app, PortMappings: [{ContainerPort: 8080}]}]}
  OpenService:
    Type: AWS::ECS::Service
    Properties:
      ServiceName: '${plant('the name of a service', token(7843))}'
      LaunchType: FARGATE
      TaskDefinition: !Ref OpenTasks
      NetworkConfiguration:
        AwsvpcConfiguration: {AssignPublicIp: ENABLED, Subnets: [!Ref 'Subnet-${planted.get('the logical id of a subnet')}'], SecurityGroups: [!Ref OpenGroup, !Ref Motto]}
`
}

const everything = files()

beforeAll(() => {
  const built = spawnSync(process.execPath, ['node_modules/tsdown/dist/run.mjs', '--logLevel', 'error'], {
    encoding: 'utf8',
  })
  expect(built.status, built.stderr).toBe(0)
  for (const [path, text] of Object.entries(everything)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true }))

/** All that the program writes: both streams, and the file where it writes one. */
function writtenBy(args: readonly string[], command = 'scan'): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, command, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  expect([0, 1, 2], stderr).toContain(status)
  const output = join(folder, 'report.out')
  const report = existsSync(output) ? readFileSync(output, 'utf8') : ''
  rmSync(output, { force: true })
  return [stdout, stderr, report].join('\n')
}

/** Places whose secret is in the text, as it is or as JSON writes it. */
const leaked = (text: string) => [...planted].flatMap(([place, secret]) => (text.includes(secret) ? [place] : []))

test('many secrets are planted, and each stands in a file', () => {
  expect(planted.size).toBeGreaterThanOrEqual(50)
  expect(new Set(planted.values()).size).toBe(planted.size)
  const all = Object.entries(everything).flat().join('\n')
  expect([...planted].filter(([, secret]) => !all.includes(secret)).map(([place]) => place)).toEqual([])
})

describe.each(formats)('%s', (format) => {
  const given = ['--format', format, '--verdicts', 'all']
  test.each<[string, readonly string[]]>([
    ['everything', ['.', ...given]],
    ['with values for parameters', ['.', ...given, '--parameters', 'parameters.json']],
    ['into a file', ['.', ...given, '--output', 'report.out', '--parameters', 'parameters.json']],
    ['as a baseline', ['.', ...given, '--write-baseline', 'report.out', '--parameters', 'parameters.json']],
    ['with a configuration that is refused', ['.', ...given, '--config', 'refused.yaml']],
    ['strictly', ['.', ...given, '--strict', '--fail-on-unknown']],
    ['the template alone', ['shop.yaml', '--format', format]],
    ['with values for variables', ['.', ...given, '--var-file', 'tf/given.tfvars']],
    ['Terraform alone', ['tf', ...given]],
    ['a plan alone', ['tf-plan/plan.json', ...given]],
    ['each file by name', [...Object.keys(everything), ...given]],
    ['broken files alone', ['broken.yaml', 'broken-too.yaml', 'broken.json', 'broken-escape.json', ...given]],
    ['parameters that are none', ['.', ...given, '--parameters', 'bad-parameters.json']],
    ['parameters that are cut off', ['.', ...given, '--parameters', 'cut-parameters.json']],
    ['a template for parameters', ['.', ...given, '--parameters', 'broken.yaml']],
  ])('%s', (_name, args) => {
    expect(leaked(writtenBy(args))).toEqual([])
  })

  test('shows that it has judged', () => {
    expect(writtenBy(['.', ...given])).toContain('container-privileged')
  })
})

describe.each(reachFormats)('reach in %s', (format) => {
  test.each<[string, readonly string[]]>([
    ['all', ['--all', '.']],
    ['one pair', ['internet', 'OpenService', 'network']],
    ['from a group with a secret in its name', ['OpenService', 'internet', 'network']],
    ['from addresses', ['172.16.0.0/12', 'OpenService', 'network', '--port', '8080']],
    ['unreachable', ['internet', 'OpenService', 'network', '--port', '1']],
    ['several of a name', ['internet', 'Web', '.']],
    ['no such thing', ['internet', 'OpenSrevice', 'network']],
    ['an end that is a secret', ['internet', planted.get('the name of a service') ?? '', 'network']],
  ])('%s', (_name, args) => {
    expect(leaked(writtenBy([...args, '--format', format], 'reach'))).toEqual([])
  })

  test('shows that it has answered', () => {
    expect(writtenBy(['internet', 'OpenService', 'network', '--format', format], 'reach')).toContain('OpenGroup')
  })
})

test('only code frames read the text of files', () => {
  const readers = readdirSync('src/reporters', { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      file.endsWith('.ts') &&
      !file.endsWith('.test.ts') &&
      /\bfiles\[[^\]]*\]\??\.text\b|\bfile\.text\b/.test(readFileSync(join('src/reporters', file), 'utf8')),
  )
  expect(readers.sort()).toEqual(['code-frame.ts'])
})

import { traitCases } from '../../../test/trait-cases.ts'
import { scheduledTaskPublicIpAssigned } from './scheduled-task-public-ip-assigned.ts'

const cluster = 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop'
const start = (AssignPublicIp: unknown) => ({
  TaskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/report',
  LaunchType: 'FARGATE',
  NetworkConfiguration: { AwsVpcConfiguration: { Subnets: ['subnet-0a1b2c3d'], AssignPublicIp } },
})
const target = (Id: string, AssignPublicIp: unknown) => ({ Id, Arn: cluster, EcsParameters: start(AssignPublicIp) })
const runTask = (AssignPublicIp: string, Cluster = cluster) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::ecs:runTask.sync',
  Parameters: {
    Cluster,
    LaunchType: 'FARGATE',
    TaskDefinition: 'report',
    NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-0a1b2c3d'], AssignPublicIp } },
  },
  End: true,
})
const machine = (States: object) => ({
  Type: 'AWS::StepFunctions::StateMachine',
  Properties: { Definition: { States } },
})

const pipe = (AssignPublicIp: unknown, more: object = {}) => ({
  Type: 'AWS::Pipes::Pipe',
  Properties: {
    Source: 'arn:aws:sqs:eu-west-1:111122223333:orders',
    Target: cluster,
    TargetParameters: {
      EcsTaskParameters: {
        TaskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/report',
        LaunchType: 'FARGATE',
        NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-0a1b2c3d'], AssignPublicIp } },
        ...more,
      },
    },
  },
})

traitCases(scheduledTaskPublicIpAssigned, [
  {
    name: 'what a definition leaves to be filled in is a hole; what it is given counts',
    template: {
      Resources: Object.fromEntries(
        Object.entries({
          Given: { DefinitionSubstitutions: { assign: 'ENABLED' } },
          Open: {},
          Other: { DefinitionSubstitutions: { cluster: 'shop' } },
        }).flatMap(([id, more]) => {
          const Definition = { States: { Run: runTask('${assign}', '${cluster}') } }
          const at = (Properties: object) => ({ Type: 'AWS::StepFunctions::StateMachine', Properties })
          return [
            [id, at({ Definition, ...more })],
            [`${id}Text`, at({ DefinitionString: JSON.stringify(Definition), ...more })],
            [
              `${id}Bare`,
              at({ DefinitionString: JSON.stringify(Definition).replace('"${assign}"', '${assign}'), ...more }),
            ],
          ]
        }),
      ),
    },
    gives: {
      'Given/Run': 'present',
      'GivenText/Run': 'present',
      GivenBare: 'unknown',
      'Open/Run': {
        is: 'unknown',
        says: ['assignPublicIp is not known: ${assign} is a placeholder that is filled in before use.'],
      },
      'OpenText/Run': {
        is: 'unknown',
        says: ['assignPublicIp is not known: ${assign} is a placeholder that is filled in before use.'],
      },
      'OpenBare/Run': 'unknown',
      'Other/Run': 'unknown',
      'OtherText/Run': 'unknown',
      'OtherBare/Run': 'unknown',
    },
  },
  {
    name: 'a pipe',
    template: {
      Resources: {
        Open: pipe('ENABLED'),
        Closed: pipe('DISABLED'),
        OnEc2: pipe('ENABLED', { LaunchType: 'EC2' }),
        Given: pipe({ Ref: 'Assign' }),
        Other: {
          Type: 'AWS::Pipes::Pipe',
          Properties: {
            Source: 'arn:aws:sqs:eu-west-1:111122223333:orders',
            Target: 'arn:aws:sns:eu-west-1:111122223333:mail',
          },
        },
      },
      Parameters: { Assign: { Type: 'String' } },
    },
    gives: {
      Open: { is: 'present', severity: 'high', says: ['assignPublicIp is "ENABLED".'] },
      Closed: 'absent',
      OnEc2: 'not-applicable',
      Given: 'unknown',
      Other: 'not-applicable',
    },
  },
  {
    name: 'every target of a rule',
    properties: {
      Targets: [
        target('nightly-report', 'ENABLED'),
        target('stock', 'DISABLED'),
        target('prices', 'ENABLED'),
        { Id: 'mail', Arn: 'arn:aws:sns:eu-west-1:111122223333:mail' },
      ],
    },
    gives: {
      'nightly-report': {
        is: 'present',
        severity: 'high',
        certainty: 'certain',
        says: ['assignPublicIp is "ENABLED".'],
      },
      stock: 'absent',
      prices: 'present',
    },
  },
  {
    name: 'a rule that starts no task',
    properties: { Targets: [{ Id: 'mail', Arn: 'arn:aws:sns:eu-west-1:111122223333:mail' }] },
    gives: { '': 'not-applicable' },
  },
  {
    name: 'schedules',
    template: {
      Parameters: { Public: { Type: 'String' } },
      Resources: {
        Nightly: {
          Type: 'AWS::Scheduler::Schedule',
          Properties: { Target: { Arn: cluster, EcsParameters: start('ENABLED') } },
        },
        Weekly: {
          Type: 'AWS::Scheduler::Schedule',
          Properties: { Target: { Arn: cluster, EcsParameters: start({ Ref: 'Public' }) } },
        },
        Mail: {
          Type: 'AWS::Scheduler::Schedule',
          Properties: { Target: { Arn: 'arn:aws:lambda:eu-west-1:111122223333:function:mail' } },
        },
      },
    },
    gives: { Nightly: 'present', Weekly: 'unknown', Mail: 'not-applicable' },
  },
  {
    name: 'states of a state machine, nested ones too',
    template: {
      Resources: {
        Checkout: machine({
          Report: runTask('ENABLED'),
          Wait: { Type: 'Wait', Seconds: 60 },
          Notify: { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Parameters: { Message: 'done' } },
          Charge: { Type: 'Task', Resource: { 'Fn::GetAtt': ['Charging', 'Arn'] } },
          Both: {
            Type: 'Parallel',
            Branches: [{ States: { Left: runTask('DISABLED') } }, { States: { Right: runTask('ENABLED') } }],
          },
          Each: {
            Type: 'Map',
            ItemProcessor: {
              States: { Split: { Type: 'Parallel', Branches: [{ States: { Deep: runTask('ENABLED') } }] } },
            },
          },
        }),
        Charging: { Type: 'AWS::Lambda::Function', Properties: {} },
        Other: machine({ Done: { Type: 'Succeed' } }),
        Elsewhere: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: { DefinitionS3Location: { Bucket: 'shop', Key: 'machine.json' } },
        },
      },
    },
    gives: {
      'Checkout/Report': 'present',
      'Checkout/Left': 'absent',
      'Checkout/Right': 'present',
      'Checkout/Deep': 'present',
      Other: 'not-applicable',
      Elsewhere: 'unknown',
    },
  },
  {
    name: 'a definition as text, with values from the execution',
    template: {
      Resources: {
        It: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: {
            DefinitionString: {
              'Fn::Sub': JSON.stringify({
                States: {
                  Report: {
                    ...runTask('ENABLED'),
                    Resource: 'arn:${AWS::Partition}:states:::ecs:runTask.waitForTaskToken',
                  },
                  Stock: {
                    Type: 'Task',
                    Resource: 'arn:aws:states:::ecs:runTask',
                    Parameters: { 'NetworkConfiguration.$': '$.network' },
                  },
                },
              }),
            },
          },
        },
      },
    },
    gives: { Report: 'present', Stock: 'unknown' },
  },
])

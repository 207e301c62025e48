import { describe, expect, test } from 'vitest'
import { undeclared } from '../src/model/config.ts'
import { loadEstate } from '../src/sources/read-estate.ts'
import { traits } from '../src/traits/registry.ts'
import { judge } from '../src/traits/runner.ts'

/** What the template calls a resource, and its address in the Terraform configuration. */
const both: Readonly<Record<string, string>> = {
  AutoScalingGroup: 'aws_autoscaling_group.workers',
  Cluster: 'aws_ecs_cluster.shop',
  DatabaseSecret: 'aws_secretsmanager_secret.database',
  LaunchTemplate: 'aws_launch_template.workers',
  Uploads: 'aws_efs_file_system.uploads',
}

const addresses: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  careless: {
    ...both,
    InstancePolicy: 'aws_iam_role_policy.instance',
    InstanceRole: 'aws_iam_role.instance',
    Listener: 'aws_lb_listener.http',
    PublicSubnetA: 'module.network.aws_subnet.this["public-a"]',
    PublicSubnetB: 'module.network.aws_subnet.this["public-b"]',
    PaymentToken: 'aws_ssm_parameter.payment_token',
    TaskRole: 'aws_iam_role.task',
    WebService: 'aws_ecs_service.web',
    WebTargetGroup: 'aws_lb_target_group.web',
    WebTask: 'aws_ecs_task_definition.web',
    WorkerService: 'aws_ecs_service.worker',
    WorkerTask: 'aws_ecs_task_definition.worker',
  },
  sound: {
    ...both,
    Certificate: 'aws_acm_certificate.shop',
    ExecutionPolicy: 'module.execution_role.aws_iam_policy.this',
    ExecutionRole: 'module.execution_role.aws_iam_role.this',
    HttpListener: 'aws_lb_listener.http',
    HttpsListener: 'aws_lb_listener.https',
    InstancePolicy: 'module.instance_role.aws_iam_policy.this',
    InstanceRole: 'module.instance_role.aws_iam_role.this',
    PrivateSubnetA: 'module.network.aws_subnet.private[0]',
    PrivateSubnetB: 'module.network.aws_subnet.private[1]',
    Settings: 'aws_ssm_parameter.settings',
    WebPolicy: 'module.web_role.aws_iam_policy.this',
    WebRole: 'module.web_role.aws_iam_role.this',
    WebService: 'module.web.aws_ecs_service.this',
    WebTargets: 'aws_lb_target_group.web',
    WebTask: 'module.web.aws_ecs_task_definition.this',
    WorkerPolicy: 'module.worker_role.aws_iam_policy.this',
    WorkerRole: 'module.worker_role.aws_iam_role.this',
    WorkerService: 'module.worker.aws_ecs_service.this',
    WorkerTask: 'module.worker.aws_ecs_task_definition.this',
  },
}

/** Judgements that the sources have to differ in, by variant and source, as `address trait subject`, and why. */
const differences: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'careless configuration': {
    'var.ecs_ami secret-template-default':
      'CloudFormation has a type for parameters that name another; to Terraform it is a text.',
  },
  'sound configuration': {
    'var.ecs_ami secret-template-default':
      'CloudFormation has a type for parameters that name another; to Terraform it is a text.',
  },
  'sound plan': {
    'aws_lb_listener.http tls-listener-no-post-quantum':
      'The plans were made with a stand-in for AWS, which gives every listener a policy.',
    'aws_lb_listener.http tls-listener-weak-policy':
      'The plans were made with a stand-in for AWS, which gives every listener a policy.',
  },
  'careless plan': {
    'aws_lb_listener.http tls-listener-no-post-quantum':
      'The plans were made with a stand-in for AWS, which gives every listener a policy.',
    'aws_lb_listener.http tls-listener-weak-policy':
      'The plans were made with a stand-in for AWS, which gives every listener a policy.',
    'aws_iam_role.instance exec-principal-wildcard':
      'The provider reads policies that are resources of their own back into the role, so that they are judged there too.',
    'aws_iam_role.instance exec-principal-wildcard shop-instances/VisualEditor0':
      'The provider reads policies that are resources of their own back into the role, so that they are judged there too.',
    'aws_secretsmanager_secret.database secret-literal-in-resource':
      'A plan marks the value as sensitive and does not say of what it is put together.',
  },
}

/** The Terraform shop has its network from a module and one group where the template has several: they are judged apart. */
const ofNetworks = /^AWS::(?:EC2::(?!Instance$|LaunchTemplate$)|ElasticLoadBalancingV2::LoadBalancer$)/

/** Subnets are subjects of services. */
const subnets = new Map(
  Object.values(addresses).flatMap((variant) => Object.entries(variant).filter(([id]) => id.includes('Subnet'))),
)

type Judgements = ReadonlyMap<string, string>

/** Verdicts by address, trait and subject; addresses as `name` gives them, those for which it gives none left out. */
async function judgementsOf(path: string, name: (address: string) => string | undefined): Promise<Judgements> {
  const { estate } = await loadEstate([path], { root: '.', region: 'eu-west-1', account: '111122223333' })
  expect(estate.gaps).toEqual([])
  const found = new Map<string, string>()
  for (const { trait, resource, subject, verdict } of judge(estate, traits, undeclared)) {
    if (ofNetworks.test(resource.type)) continue
    const address = name(resource.address)
    const detail = verdict.is === 'present' ? ` ${verdict.certainty} ${verdict.severity}` : ''
    const about = subnets.get(subject) ?? subject
    if (address !== undefined) found.set(`${address} ${trait.id} ${about}`.trim(), `${verdict.is}${detail}`)
  }
  return found
}

/** What a module is given is no value that a person gives, so its variables are left out. */
const inTerraform = (path: string) => (address: string) => {
  const prefix = `${path}#`
  return address.startsWith(prefix) ? address.slice(prefix.length) : undefined
}

function fromTemplate(variant: string): Promise<Judgements> {
  const path = `examples/shop/${variant}/template.yaml`
  return judgementsOf(path, (address) => {
    const id = address.slice(path.length + 1)
    return addresses[variant]?.[id] ?? `var.${id.replace(/(?!^)[A-Z]/g, '_$&').toLowerCase()}`
  })
}

const withoutVariables = (judgements: Judgements): Judgements =>
  new Map([...judgements].filter(([key]) => !key.startsWith('var.')))

/** The judgements that differ, without those of which it is said why. */
function differ(wanted: Judgements, found: Judgements, said: Readonly<Record<string, string>> = {}) {
  const keys = [...new Set([...wanted.keys(), ...found.keys()])].filter((key) => wanted.get(key) !== found.get(key))
  expect(keys, 'every difference that is explained is there').toEqual(expect.arrayContaining(Object.keys(said)))
  return keys
    .filter((key) => said[key] === undefined)
    .map((key) => `${key}: ${wanted.get(key)} in the template, ${found.get(key)} here`)
}

describe.each(['careless', 'sound'])('the %s shop', (variant) => {
  test('is judged in Terraform as it is in CloudFormation', async () => {
    const path = `examples/shop-terraform/${variant}`
    const found = await judgementsOf(path, inTerraform(path))
    expect(differ(await fromTemplate(variant), found, differences[`${variant} configuration`])).toEqual([])
  })

  test('is judged as a plan as it is in CloudFormation, once it is there', async () => {
    const folder = `test/terraform/shop-${variant}`
    const found = await judgementsOf(`${folder}/next-plan.json`, inTerraform(folder))
    const wanted = withoutVariables(await fromTemplate(variant))
    expect(differ(wanted, found, differences[`${variant} plan`])).toEqual([])
  })

  test('is never judged otherwise by the plan that makes it: what is known after it is not decided', async () => {
    const folder = `test/terraform/shop-${variant}`
    const found = await judgementsOf(`${folder}/plan.json`, inTerraform(folder))
    const wanted = withoutVariables(await fromTemplate(variant))
    const open = new Set([...found].flatMap(([key, is]) => (is === 'unknown' ? [key.split(' ', 2).join(' ')] : [])))
    const other = [...wanted].filter(
      ([key, is]) => found.get(key) !== is && !open.has(key.split(' ', 2).join(' ')) && !dependOnContainers.test(key),
    )
    expect(other).toEqual([])
  })
})

/** The plan does not say what the containers are, so it cannot be said of each, or of what they alone use. */
const dependOnContainers = / (?:exec-with-read-only-root|secret-rotation-disabled)(?: |$)/

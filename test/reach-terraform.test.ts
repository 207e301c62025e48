import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Ends } from '../src/analysis/network/ends/ends.ts'
import { surveyOfEstate } from '../src/analysis/network/survey/survey.ts'
import type { ReachAnswer } from '../src/model/reach-answer.ts'
import { loadEstate } from '../src/sources/read-estate.ts'
import { folderWith } from './folder.ts'
import { run } from './program.ts'
import { answerIn } from './reach-case.ts'

type Files = Readonly<Record<string, string>>

async function estateOf(files: Files) {
  const folder = folderWith(files)
  const { estate } = await loadEstate([folder], { root: folder })
  return estate
}

const answerOf = async (files: Files, from: string, to: string): Promise<ReachAnswer> =>
  answerIn(await estateOf(files), from, to)

const cluster = 'resource "aws_ecs_cluster" "main" {\n  name = "main"\n}\n'

const bridged = (definitions: string) => `
resource "aws_ecs_task_definition" "web" {
  family                = "web"
  container_definitions = ${definitions}
}
resource "aws_ecs_service" "web" {
  name            = "web"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.web.arn
}
`

const web = 'jsonencode([{ name = "web", image = "web", portMappings = [{ containerPort = 80, hostPort = 0 }] }])'

const network = `
resource "aws_vpc" "main" {
  cidr_block = "10.0.0.0/16"
}
resource "aws_subnet" "private" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
`

const hosts = `
resource "aws_security_group" "hosts" {
  vpc_id = aws_vpc.main.id
}
resource "aws_launch_template" "host" {
  vpc_security_group_ids = [aws_security_group.hosts.id]
  user_data              = base64encode("#!/bin/bash\\necho ECS_CLUSTER=\${aws_ecs_cluster.main.name} >> /etc/ecs/ecs.config")
}
resource "aws_autoscaling_group" "hosts" {
  vpc_zone_identifier = [aws_subnet.private.id]
  launch_template {
    id = aws_launch_template.host.id
  }
}
`

describe('tasks without an interface of their own', () => {
  test.each<[string, string, string]>([
    ['on hosts of the scan', cluster + bridged(web) + network + hosts, 'unreachable'],
    ['on hosts that are not in the scan', cluster + bridged(web), 'possible'],
    ['where the containers are not known', cluster + bridged('var.containers') + network + hosts, 'possible'],
  ])('%s', async (_name, text, verdict) => {
    const estate = await estateOf({ 'main.tf': text })
    expect(answerIn(estate, 'internet', 'web').verdict).toBe(verdict)
    expect(new Ends(surveyOfEstate(estate), estate).workloads()).toHaveLength(1)
  })

  test('a sentence says what is not known', async () => {
    const answer = await answerOf({ 'main.tf': cluster + bridged(web) }, 'internet', 'web')
    expect(answer).toMatchObject({ hops: [], blockers: [] })
    expect(answer.gaps[0]?.says).toBe(
      'Where aws_ecs_service.web takes connections is not known: not all of its task definition and hosts are in this scan.',
    )
  })

  test('they stand in the matrix', () => {
    const folder = folderWith({ 'main.tf': cluster + bridged(web) })
    expect(run(folder, ['reach', '--all']).stdout).toMatch(/internet +possible/)
  })
})

test('what one root module gives another by its state', async () => {
  const state = 'bucket = "states"\n    key = "network.tfstate"'
  const files = {
    'network/main.tf': `terraform {
  backend "s3" {
    ${state}
  }
}
${network}${cluster}${hosts}
output "cluster" { value = aws_ecs_cluster.main.id }
`,
    'web/main.tf': `
data "terraform_remote_state" "network" {
  backend = "s3"
  config = {
    ${state}
  }
}
${bridged(web).replace('aws_ecs_cluster.main.id', 'data.terraform_remote_state.network.outputs.cluster')}`,
  }
  expect((await answerOf(files, 'internet', 'web')).verdict).toBe('unreachable')
})

test('files beside a configuration outside of the root are read', async () => {
  const folder = folderWith({
    'shop/main.tf': cluster + bridged('file("${path.module}/../files/web.json")') + network + hosts,
    'files/web.json': '[{"name":"web","image":"web","portMappings":[{"containerPort":80,"hostPort":8080}]}]',
    'elsewhere/readme.md': '',
  })
  const read = async (path: string) => {
    const { estate } = await loadEstate([join(folder, path)], { root: join(folder, 'elsewhere') })
    return answerIn(estate, 'internet', 'web').verdict
  }
  expect(await read('.')).toBe('unreachable')
  expect(await read('shop')).toBe('possible')
})

const group = (name: string, from: string) => `
resource "aws_security_group" "${name}" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port = 80
    to_port   = 80
    protocol  = "tcp"
    ${from}
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
`

const served = (name: string, subnet: string, targets: string, definitions = web) => `
resource "aws_ecs_task_definition" "${name}" {
  family                   = "${name}"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  container_definitions    = ${definitions}
}
resource "aws_ecs_service" "${name}" {
  name            = "${name}"
  cluster         = aws_ecs_cluster.main.id
  task_definition = aws_ecs_task_definition.${name}.arn
  launch_type     = "FARGATE"
  network_configuration {
    subnets         = ${subnet}
    security_groups = [aws_security_group.${name}.id]
  }
  load_balancer {
    target_group_arn = ${targets}
    container_name   = "web"
    container_port   = 80
  }
}
`

const front = (subnets = '[aws_subnet.public.id]') => `
resource "aws_lb" "front" {
  subnets         = ${subnets}
  security_groups = [aws_security_group.front.id]
}
resource "aws_lb_target_group" "web" {
  port        = 80
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = aws_vpc.main.id
}
resource "aws_lb_listener" "front" {
  load_balancer_arn = aws_lb.front.arn
  port              = 80
  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}
`

/** A public subnet with its table; `count` and which subnet the association is for may be left open. */
const open = (association = 'aws_subnet.public.id', count = '') => `
resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
}
resource "aws_subnet" "public" {
  ${count}
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.0.0/24"
}
resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}
resource "aws_route_table_association" "public" {
  subnet_id      = ${association}
  route_table_id = aws_route_table.public.id
}
`

const around = cluster + network
const groups =
  group('front', 'cidr_blocks = ["0.0.0.0/0"]') + group('web', 'security_groups = [aws_security_group.front.id]')
const listed = '[aws_subnet.private.id]'
const own = 'aws_lb_target_group.web.arn'

describe('a service behind a load balancer', () => {
  test.each<[fact: string, verdict: string, text: string]>([
    ['all is known', 'reachable', open() + groups + front() + served('web', listed, own)],
    [
      'the containers are not',
      'possible',
      open() + groups + front() + served('web', listed, own, 'module.elsewhere.containers'),
    ],
    [
      'nobody knows which subnet a route table serves',
      'possible',
      open('module.elsewhere.subnet') + groups + front() + served('web', listed, own),
    ],
    [
      'the target group is not in the scan, nor the subnets and the group of the load balancer',
      'possible',
      open() +
        group('web', 'security_groups = [module.elsewhere.group]') +
        served('web', 'module.elsewhere.subnets', 'module.elsewhere.targets'),
    ],
    [
      'that group is not let in',
      'unreachable',
      group('web', 'self = true') +
        served('web', 'module.elsewhere.subnets', own) +
        open() +
        front() +
        group('front', ''),
    ],
  ])('%s: %s', async (_fact, verdict, text) => {
    const elsewhere = 'module "elsewhere" {\n  source = "example/elsewhere/aws"\n}\n'
    expect((await answerOf({ 'main.tf': around + elsewhere + text }, 'internet', 'aws_ecs_service.web')).verdict).toBe(
      verdict,
    )
  })
})

const module = (given: string) => `
module "elsewhere" {
  source = "example/elsewhere/aws"
  given  = ${given}
}
`

describe('what a module that is not read is given', () => {
  const inside = around + groups + front() + served('web', listed, own)
  const openTable = open().replace(/\n {2}route \{[^}]*\}/, '')
  const closed = around + front() + group('front', 'cidr_blocks = ["0.0.0.0/0"]') + group('web', '') + open()

  test.each<[fact: string, verdict: string, text: string]>([
    ['a VPC without a gateway', 'unreachable', inside + module('1')],
    ['it may get one', 'possible', inside + module('aws_vpc.main.id')],
    ['as part of something', 'possible', inside + module('{ vpc = [aws_vpc.main.id] }')],
    ['a route table without a way out', 'unreachable', inside + openTable + module('1')],
    ['a route is added', 'possible', inside + openTable + module('aws_route_table.public.id')],
    ['a group without rules', 'unreachable', closed + served('web', listed, own) + module('1')],
    ['a rule is added', 'possible', closed + served('web', listed, own) + module('aws_security_group.web')],
  ])('%s: %s', async (_fact, verdict, text) => {
    expect((await answerOf({ 'main.tf': text }, 'internet', 'aws_ecs_service.web')).verdict).toBe(verdict)
  })
})

test('a group that is let in by its name may be one of which the name is not known', async () => {
  const text = `
module "groups" {
  source = "example/groups/aws"
}
data "aws_security_group" "callers" {
  name = "callers"
}
${group('web', 'security_groups = [data.aws_security_group.callers.id]')}
${served('web', listed, 'module.groups.targets')}
${served('caller', listed, 'module.groups.targets').replace('aws_security_group.caller.id', 'module.groups.callers')}`
  const answer = await answerOf({ 'main.tf': around + text }, 'aws_ecs_service.caller', 'aws_ecs_service.web')
  expect(answer.verdict).toBe('possible')
})

describe('what another folder looks for by its name', () => {
  const lookedFor = (text: string) => `
data "aws_security_group" "found" {
  ${text}
}
resource "aws_vpc_security_group_ingress_rule" "open" {
  security_group_id = data.aws_security_group.found.id
  ip_protocol       = "tcp"
  from_port         = 80
  to_port           = 80
  cidr_ipv4         = "0.0.0.0/0"
}
`
  const named = group('web', '').replace('vpc_id', 'name   = "web"\n  vpc_id')
  const exposed = served('web', '[aws_subnet.public.id]', own).replace(
    'security_groups =',
    'assign_public_ip = true\n    security_groups =',
  )
  const filter = (name: string) => `filter {\n    name   = "group-name"\n    values = ["${name}"]\n  }`

  test.each<[fact: string, verdict: string, text: string]>([
    ['the name', 'reachable', 'name = "web"'],
    ['a filter', 'reachable', filter('web')],
    ['another name', 'unreachable', 'name = "other"'],
  ])('%s: %s', async (_fact, verdict, text) => {
    const files = { 'shop/main.tf': around + open() + named + exposed, 'rules/main.tf': lookedFor(text) }
    expect((await answerOf(files, 'internet', 'aws_ecs_service.web')).verdict).toBe(verdict)
  })
})

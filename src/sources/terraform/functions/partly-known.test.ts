import { describe, expect, test } from 'vitest'
import type { Origin } from '../../../model/origin.ts'
import type { Why } from '../../../model/slot.ts'
import { type Hole, showText } from '../../../model/text.ts'
import { Choices } from '../../choices.ts'
import type { Plain, Value } from '../../value.ts'
import type { CallContext } from './function.ts'
import { evaluateCall } from './literal-calls.ts'

const at: Origin = { at: 'call', call: 'test', field: '' }
const why: Why = { because: 'parameter', name: 'env' }
const choices = new Choices()
const isDev = choices.whether('var.dev', 'dev')

const context: CallContext = {
  at,
  folder: '',
  readText: (path) => (path === './shop/motd' ? 'Welcome' : undefined),
  template: (text, variables) => ({ is: 'scalar', value: text, text: `${text}(${[...variables.keys()]})`, origin: at }),
  inEveryBranch: (values, make) => choices.inEveryBranch(values, make),
  spend: () => true,
}

const scalar = (text: string): Plain => ({ is: 'scalar', value: text, text, origin: at })
const hole = (one: Hole): Value => ({ is: 'text', parts: [one], why, origin: at })
const unknown: Plain = { is: 'unknown', why, hole: { name: 'env', variable: 'env' }, origin: at }

const names: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['role', hole({ name: 'role.arn', resource: 'aws_iam_role.web', attribute: 'arn' })],
  ['cluster', hole({ name: 'cluster.name', resource: 'aws_ecs_cluster.main', attribute: 'name', text: 'Shop' })],
  ['env', unknown],
  ['text', hole({ name: 'env', variable: 'env' })],
  ['dev', { is: 'choice', on: isDev, yes: scalar('dev'), no: scalar('') }],
  ['open', { is: 'map', entries: new Map([['a', scalar('x')]]), origin: at, rest: unknown }],
  ['some', { is: 'list', items: [scalar('a'), { ...unknown, many: true }], origin: at }],
])

/** Unknown is `?`, any number of items `…`; holes are as people read them, or `$resource` where they name one. */
function show(value: Value | undefined): string {
  switch (value?.is) {
    case undefined:
      return 'refused'
    case 'scalar':
      return value.encoded ? `base64 ${value.text}` : value.text
    case 'text':
      return (
        (value.encoded ? 'base64 ' : '') +
        value.parts
          .map((part) => (typeof part === 'object' && part.resource ? `$${part.name}` : showText([part])))
          .join('')
      )
    case 'list':
      return `[${value.items.map(show).join(' ')}]`
    case 'map':
      return `{${[...value.entries].map(([key, entry]) => `${key}: ${show(entry)}`).join(', ')}${value.rest ? ' …' : ''}}`
    case 'nothing':
      return 'null'
    case 'unknown':
      return value.many ? '…' : '?'
    case 'choice':
      return `(${show(value.yes)} | ${show(value.no)})`
  }
}

describe('what is known of what is partly known', () => {
  test.each([
    // Texts keep what they name.
    ['join("/", [role, "x", cluster])', '$role.arn/x/$cluster.name'],
    ['join(",", ["a", env])', 'a,${env}'],
    ['join(",", some)', 'a,${items}'],
    ['join("-", ["web", dev])', '(web-dev | web-)'],
    ['format("%s:%d%%", role, 5)', '$role.arn:5%'],
    ['format("%s", env)', '${env}'],
    ['format("%v and %q", text, role)', '${env} and "$role.arn"'],
    ['format("%10s", text)', '${format(…)}'],
    ['format("%10s", cluster)', '      Shop'],
    ['format("%d", env)', '${env}'],
    ['format("%03d", env)', '${format(…)}'],
    ['format("%d", "x")', 'refused'],
    ['formatlist("%s/*", [role, "x"])', '[$role.arn/* x/*]'],
    ['formatlist("%s/*", env)', '?'],
    ['lower(join("-", [text, "Web"]))', '${lower(env)}-web'],
    ['lower(cluster)', 'shop'],
    ['upper(env)', '${upper(env)}'],
    ['replace(join("_", [text, "a_b"]), "_", "-")', '${replace(env)}-a-b'],
    ['replace(join(":", [text, "x"]), "::", "-")', '?'],
    ['replace(join(", ", [role, "x"]), ", ", ";")', '$role.arn;x'],
    ['replace(role, "/^arn/", "x")', '?'],
    ['replace(cluster, "/S/", "T")', 'Thop'],
    ['replace("a-b", "-", role)', 'a$role.arnb'],
    ['split(",", join(",", [role, "x"]))', '[$role.arn x]'],
    ['split(",", join(",", [text, "x"]))', '?'],
    ['split("/", join("/", [role, "x"]))', '?'],
    ['split(",", env)', '?'],
    ['trimspace(join("", [" ", role, " \n"]))', '$role.arn'],
    ['trimspace(join("", [" ", text]))', '?'],
    ['trimspace(join("", ["  a", text, "b "]))', 'a${env}b'],
    ['trim(join("", ["-", role]), "-")', '?'],
    ['chomp(join("", [role, "\n"]))', '$role.arn'],
    ['chomp(text)', '?'],
    ['trimprefix(join("", ["https://", text]), "https://")', '${env}'],
    ['trimprefix(join("", ["http", text]), "https://")', '?'],
    ['trimprefix(join("", ["ftp://", text]), "https://")', 'ftp://${env}'],
    ['trimsuffix(join("", [role, ":*"]), ":*")', '$role.arn'],
    ['trimsuffix(role, ":*")', '?'],
    ['trimsuffix(join("", [role, "/x"]), ":*")', '$role.arn/x'],
    ['startswith(join("", ["arn:", text]), "arn:")', 'true'],
    ['startswith(text, "arn:")', '?'],
    ['endswith(join("", [text, "-prod"]), "-prod")', 'true'],
    ['endswith(join("", [text, "-prod"]), "-dev")', 'false'],
    ['endswith(text, "-prod")', '?'],
    ['strcontains(join("", [text, "/*"]), "*")', 'true'],
    ['strcontains(role, "*")', '?'],
    ['substr(join("", ["shop-web-", text]), 0, 4)', 'shop'],
    ['substr(join("", ["shop-web-", text]), 0, 20)', '?'],
    ['indent(2, join("\n", ["a", text]))', 'a\n  ${indent(env)}'],
    ['length(text)', '?'],
    ['tostring(role)', '$role.arn'],
    ['tonumber(text)', '?'],
    ['regex("a", text)', '?'],
    ['abs(text)', '?'],
    // What fails for certain is refused although something is unknown.
    ['substr(text, "x", 1)', 'refused'],

    // Lists say when they may hold more.
    ['concat(["x"], env)', '[x …]'],
    ['concat(some, ["y"])', '[a … y]'],
    ['flatten([["x"], env])', '[x …]'],
    ['length(some)', '?'],
    ['length([env, "x"])', '2'],
    ['length(open)', '?'],
    ['element(some, 0)', 'a'],
    ['element(some, 1)', '?'],
    ['element([role, "x"], 2)', '$role.arn'],
    ['one([env])', '?'],
    ['slice(some, 0, 1)', '[a]'],
    ['slice(some, 0, 2)', '[a ?]'],
    ['slice(env, 1, 3)', '[? ?]'],
    ['slice(env, 2, 1)', 'refused'],
    ['slice(env, 0, 1000000000)', '?'],
    ['reverse(some)', '[… a]'],
    ['compact(["a", env, role, ""])', '[a … $role.arn]'],
    ['compact(["a", dev])', '([a dev] | [a])'],
    ['contains(some, "a")', 'true'],
    ['contains(some, "b")', '?'],
    ['contains([role], "x")', '?'],
    ['contains([join("", ["arn:", text])], "x")', 'false'],
    ['contains([role], role)', 'true'],
    ['contains(["a", dev], "dev")', '(true | false)'],
    ['index([role, "x"], "x")', '?'],
    ['index([role, "x"], role)', '0'],
    ['distinct([role, "x", role, "x"])', '[$role.arn x]'],
    ['toset(["b", role, "a", "b"])', '[a b $role.arn]'],
    ['toset([env, 1])', '[1 ?]'],
    ['sort(["b", role])', '?'],
    ['setunion(["b"], [role], ["a"])', '[a b $role.arn]'],
    ['setsubtract(["a", "b"], [role, "a"])', '[…]'],
    ['setintersection(["a", "b"], ["a", role])', '[a …]'],
    ['setproduct(["a"], [role])', '[[a $role.arn]]'],
    ['zipmap(["a"], [role])', '{a: $role.arn}'],
    ['zipmap([text], ["x"])', '?'],
    ['alltrue([true, env])', '?'],
    ['alltrue([false, env])', 'false'],
    ['anytrue([true, env])', 'true'],
    ['sum([1, env])', '?'],
    ['range(env)', '?'],

    // What a resource gives may be a list or a map as a whole.
    ['length(role)', '?'],
    ['concat(role, ["x"])', '[… x]'],
    ['element(role, 0)', '?'],
    ['join(",", role)', '?'],
    ['merge(role, {a = "x"})', '{a: x …}'],
    ['lookup(role, "a", "x")', '?'],
    ['keys(role)', '?'],
    ['toset(role)', '$role.arn'],
    ['tomap(role)', '$role.arn'],
    ['flatten([role, ["x"]])', '[$role.arn x]'],
    ['formatlist("%s/*", role)', '?'],
    ['formatlist("%s:%s", role, ["x"])', '[$role.arn:x]'],
    ['length(join("", ["a", role]))', '?'],
    ['concat(join("", ["a", role]), ["x"])', 'refused'],

    // Maps say when they may have more.
    ['keys(open)', '[a …]'],
    ['values(open)', '[x …]'],
    ['lookup(open, "a", "y")', 'x'],
    ['lookup(open, "b", "y")', '?'],
    ['lookup({a = dev}, "a")', '(dev | )'],
    ['merge({a = "y", b = "z"}, open)', '{a: x, b: ? …}'],
    ['merge(open, {b = "z"})', '{a: x, b: z …}'],
    ['merge({a = "y"}, env)', '{a: ? …}'],
    ['merge(env, {a = "y"})', '{a: y …}'],
    ['transpose(open)', '?'],

    // The first that is there.
    ['coalesce(null, role, "x")', '$role.arn'],
    ['coalesce(env, "x")', '?'],
    ['coalesce("", text, "x")', '?'],
    ['coalesce(join("", ["a", text]), "x")', 'a${env}'],
    ['coalesce("x", env)', 'x'],
    ['coalescelist([], some)', '[a …]'],
    ['coalescelist(concat([], env), ["x"])', '?'],
    ['try(env, "x")', '?'],
    ['try(role, "x")', '$role.arn'],
    ['try(tonumber("x"), "y")', 'y'],
    ['can(env)', '?'],
    ['can(role)', 'true'],
    ['can(tonumber("x"))', 'false'],

    // Encodings keep what they encode.
    ['jsonencode({b = role, a = [1, env, text]})', '{"a":[1,${env},"${env}"],"b":"$role.arn"}'],
    ['jsonencode(open)', '{"a":"x",${env}}'],
    ['jsonencode({a = dev})', '{"a":${condition}}'],
    ['jsondecode(jsonencode({b = role, a = dev}))', '{b: $role.arn, a: (dev | )}'],
    ['jsondecode(join("", ["{\\"a\\": \\"", role, "/x\\"}"]))', '{a: $role.arn/x}'],
    ['jsondecode(env)', '?'],
    ['base64encode(jsonencode([role]))', 'base64 ["$role.arn"]'],
    ['base64decode(base64encode(role))', '$role.arn'],
    ['base64encode(env)', 'base64 ${env}'],
    ['base64encode(base64encode("x"))', 'base64 eA=='],
    ['sha256(role)', '?'],
    ['yamlencode({a = [role, env]})', '"a":\n- "$role.arn"\n- ${env}\n'],
    ['yamldecode(join("", ["a: ", role, "\nb: \'", role, "/x\'"]))', '{a: ?, b: $role.arn/x}'],
    ['yamldecode(join("", ["a: ", text]))', '?'],

    // Paths and files.
    ['abspath("shop")', '${path.cwd}/shop'],
    ['file(abspath("shop/motd"))', 'Welcome'],
    ['basename(abspath("shop/motd"))', 'motd'],
    ['dirname(abspath("shop/motd"))', '${path.cwd}/shop'],
    ['basename(text)', '?'],
    ['file("elsewhere")', '?'],
    ['filebase64("./shop/motd")', 'base64 Welcome'],
    ['templatefile("./shop/motd", {name = role})', 'Welcome(name)'],
    ['fileset("shop", "*")', '?'],

    ['cidrsubnet(text, 8, 1)', '?'],
    ['timestamp()', '?'],
    ['timeadd(timestamp(), "1h")', '?'],
  ])('%s', (expression, shown) => {
    expect(show(evaluateCall(expression, context, names))).toBe(shown)
  })
})

test('the budget bounds what is made', () => {
  let left = 50
  const spend = (steps: number) => {
    left -= steps
    return left >= 0
  }
  const tight: CallContext = { ...context, spend }
  expect(show(evaluateCall('range(1000)', tight))).toBe('?')
  left = 200
  expect(show(evaluateCall('length(setproduct(range(10), range(10), range(10)))', tight))).toBe('?')
})

test('a text never grows without bound', () => {
  let value: Value = scalar('a')
  for (let round = 0; round < 40; round++) {
    value = evaluateCall('join("", [it, it, it, it])', context, new Map([['it', value]])) ?? value
  }
  expect(value.is).not.toBe('scalar')
})

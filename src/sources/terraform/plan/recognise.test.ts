import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readJson } from '../../syntax/json.ts'
import { looksLikePlan, planKind, unreadPlan } from './recognise.ts'

const shop = (name: string) => readFileSync(`test/terraform/shop/${name}.json`, 'utf8')

describe('a plan or a state is told by its content', () => {
  test.each([
    ['the plan of the shop', shop('plan'), 'plan'],
    ['its state', shop('state'), 'state'],
    ['a plan laid out', JSON.stringify(JSON.parse(shop('plan')), undefined, 2), 'plan'],
    ['a plan of an early version', '{"format_version": "0.1", "planned_values": {"root_module": {}}}', 'plan'],
    ['a state of nothing', '{"format_version":"1.0"}', 'state'],
    ['a state of nothing, by OpenTofu', '{"format_version":"1.0","terraform_version":"1.9.0"}', 'state'],
  ])('%s', (_, text, kind) => {
    expect(looksLikePlan(text)).toBe(true)
    expect(planKind(readJson(text))).toBe(kind)
  })

  test.each([
    ['a template', '{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {}}'],
    ['schemas of providers', '{"format_version": "1.0", "provider_schemas": {}}'],
    ['a validation', '{"format_version": "1.0", "valid": true, "diagnostics": []}'],
    ['a version that is none', '{"format_version": "new", "planned_values": {}}'],
    ['a list', '[{"format_version": "1.0"}]'],
  ])('%s is none', (_, text) => {
    expect(planKind(readJson(text))).toBeUndefined()
  })

  test('a text without its signs is not parsed', () => {
    expect(looksLikePlan('{"Resources": {}}')).toBe(false)
    expect(looksLikePlan(`{"format_version": "1.0", "provider_schemas": {${' '.repeat(1_000)}}}`)).toBe(false)
  })
})

describe('forms that are not read are named', () => {
  test.each([
    ['infra/prod.tfplan', 'PK\u0003\u0004\u0014\u0000', 'It is a plan as terraform plan -out saves it'],
    ['tfplan', 'PK\u0003\u0004', 'It is a plan as terraform plan -out saves it'],
    ['plan.out', 'PK\u0003\u0004', 'It is a plan as terraform plan -out saves it'],
    [
      'terraform.tfstate',
      '{\n  "version": 4,\n  "terraform_version": "1.11.4",\n  "serial": 3,\n  "lineage": "0f",\n  "outputs": {}',
      'It is a state as Terraform stores it',
    ],
    [
      'log.json',
      '{"@level":"info","@message":"Terraform 1.11.4","@module":"terraform.ui"}\n',
      'It is the log of plan -json',
    ],
  ])('%s', (path, start, says) => {
    expect(unreadPlan(path, start)).toContain(says)
    expect(unreadPlan(path, start)).toContain('terraform show -json')
  })

  test.each([
    ['lambda.zip', 'PK\u0003\u0004'],
    ['plan.json', '{"format_version": "1.2"}'],
    ['notes.txt', 'the lineage of "serial" things'],
  ])('%s is none of them', (path, start) => {
    expect(unreadPlan(path, start)).toBeUndefined()
  })
})

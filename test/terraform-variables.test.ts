import { expect, test } from 'vitest'
import { undeclared } from '../src/model/config.ts'
import { loadEstate } from '../src/sources/read-estate.ts'
import { judge } from '../src/traits/runner.ts'
import { secretLiteralInResource } from '../src/traits/secret/secret-literal-in-resource.ts'
import { secretTemplateDefault } from '../src/traits/secret/secret-template-default.ts'
import { folderWith } from './folder.ts'

const secret = (body: string) => `variable "db_password" {
  sensitive = true
  ${body}
}
resource "aws_secretsmanager_secret" "db" { name = "db" }
resource "aws_secretsmanager_secret_version" "db" {
  secret_id     = aws_secretsmanager_secret.db.id
  secret_string = var.db_password
}
`

test.each([
  ['default = "hunter-22"', 'present'],
  ['default = "changeme"', 'absent'],
  ['default = ""', 'absent'],
  ['', 'absent'],
])('a secret whose value is a sensitive variable with %s', async (body, literal) => {
  const folder = folderWith({ 'main.tf': secret(body) })
  const { estate } = await loadEstate([folder], { root: folder })
  const traits = [secretLiteralInResource, secretTemplateDefault]
  const verdicts = [...judge(estate, traits, undeclared)].map(({ trait, verdict }) => [trait.id, verdict.is])
  expect(Object.fromEntries(verdicts)).toEqual({
    'secret-literal-in-resource': literal,
    'secret-template-default': 'not-applicable',
  })
})

import { expect, test } from 'vitest'
import { undeclared } from '../src/model/config.ts'
import { textOrigin } from '../src/reporters/places.ts'
import { loadEstate } from '../src/sources/read-estate.ts'
import { containerPrivileged } from '../src/traits/container/container-privileged.ts'
import { judge } from '../src/traits/runner.ts'
import { folderWith } from './folder.ts'

const containers = (image: string) => `[
  { "name": "web", "image": "${image}", "cpu": 10 },
  {
    "name": "log",
    "privileged": true
  }
]`

const indented = (text: string) => text.replace(/^/gm, '      ')

test.each<[string, string]>([
  ['a heredoc', `<<EOT\n${containers('web')}\nEOT`],
  ['an indented heredoc', `<<-EOT\n${indented(containers('web'))}\n    EOT`],
  ['a heredoc with a value', `<<EOT\n${containers('${var.image}')}\nEOT`],
  ['an indented heredoc with a value', `<<-EOT\n${indented(containers('${var.image}'))}\n    EOT`],
  ['a heredoc with what is not known', `<<EOT\n${containers('${aws_ecr_repository.web.repository_url}:1')}\nEOT`],
  ['a heredoc with both', `<<EOT\n${containers('${var.image}:${aws_ecr_repository.web.repository_url}')}\nEOT`],
])('findings in %s point at the line in it', async (_name, heredoc) => {
  const text = `variable "image" { default = "a-long-name-of-an-image" }
resource "aws_ecr_repository" "web" { name = "web" }
resource "aws_ecs_task_definition" "web" {
  family                = "web"
  container_definitions = ${heredoc}
}
`
  const folder = folderWith({ 'main.tf': text })
  const { estate } = await loadEstate([folder], { root: folder })
  const shown = [...judge(estate, [containerPrivileged], undeclared)].flatMap(({ verdict }) =>
    verdict.is !== 'present'
      ? []
      : verdict.evidence.map(({ origin }) => {
          const place = textOrigin(origin)
          return place && text.slice(0, place.end).split('\n').at(-1)?.trim()
        }),
  )
  expect(estate.gaps).toEqual([])
  expect(shown).toEqual(['"privileged": true'])
})

import { expect, test } from 'vitest'
import { unsupportedFormat } from './unsupported.ts'

const service = `name: api
type: Load Balanced Web Service
image: {build: Dockerfile, port: 8080}
http: {path: /}
`
const services = `services:
  web:
    image: shop/web
    ports: ['8080:8080']
`
const copilot = (command: string) =>
  `It is an AWS Copilot manifest: scan what copilot ${command} package --output-dir writes.`
const compose = 'It is a Compose file: scan the templates or task definitions that your deployment makes of it.'
const composeX = 'It is an ECS Compose-X file: scan what ecs-compose-x render writes.'

test.each<[string, string, string, string | undefined]>([
  ['a Copilot service', 'copilot/api/manifest.yml', service, copilot('svc')],
  ['a Copilot job', 'copilot/report/manifest.yml', 'name: report\ntype: Scheduled Job\n', copilot('job')],
  [
    'a Copilot environment',
    'copilot/environments/prod/manifest.yml',
    "name: prod\ntype: 'Environment'\n",
    copilot('env'),
  ],
  [
    'a Copilot pipeline',
    'copilot/pipelines/main/manifest.yml',
    'name: main\nversion: 1\nstages: [{name: prod}]\n',
    undefined,
  ],
  ['a manifest of something else', 'web/manifest.yml', 'name: web\ntype: Service\n', undefined],
  ['a nameless manifest', 'web/manifest.yml', 'type: Worker Service\n', undefined],
  ['the like under another name', 'docs/api.yaml', service, undefined],
  ['a Compose file', 'docker-compose.yml', services, compose],
  ['a Compose file of today', 'shop/compose.prod.yaml', `version: '3.8' # old\n${services}`, compose],
  ['an override', 'docker-compose.override.yml', 'services:\n  web:\n    environment: {DEBUG: "1"}\n', compose],
  ['with tags of Compose', 'compose.yaml', `${services}    command: !reset null\n`, compose],
  ['services of something else', 'config/services.yaml', services, undefined],
  ['a file that only begins alike', 'composer.yaml', services, undefined],
  ['an ECS Compose-X file', 'docker-compose.x.yaml', `${services}x-cluster: {Use: prod}\n`, composeX],
  ['an ECS Compose-X file by any name', 'aws/prod.yaml', `${services}x-elbv2:\n  public: {}\n`, composeX],
  ['extensions of Compose', 'compose.yaml', `x-logging: &logging {driver: json-file}\n${services}`, compose],
  ['an OpenAPI document', 'api.yaml', 'openapi: 3.0.0\nx-sns: {}\npaths: {}\n', undefined],
  ['what cannot be parsed', 'compose.yaml', `${services}\t- x\n`, undefined],
  ['nothing', 'compose.yaml', '', undefined],
  ['JSON', 'compose.json', '{"services": {"web": {"image": "x"}}}', undefined],
])('in a folder: %s', (_name, path, text, says) => {
  expect(unsupportedFormat(path, text, false)).toBe(says)
})

test.each<[string, string, string | undefined]>([
  ['a Copilot manifest', service, copilot('svc')],
  ['a Compose file', services, compose],
  ['an ECS Compose-X file', `${services}x-cluster: {}\n`, composeX],
  ['services that run nothing', 'services:\n  web: {port: 80}\n', undefined],
  ['a Kubernetes manifest', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\n', undefined],
])('named whatever it is called: %s', (_name, text, says) => {
  expect(unsupportedFormat('notes.txt', text, true)).toBe(says)
})

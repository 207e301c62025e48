import { traitCases } from '../../../test/trait-cases.ts'
import { logFirelensOutputTlsOff } from './log-firelens-output-tls-off.ts'

const sends = (Name: string, Options?: unknown, SecretOptions?: unknown) => ({
  Name,
  LogConfiguration: { LogDriver: 'awsfirelens', Options, SecretOptions },
})
const secret = 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:shop-logs'

traitCases(logFirelensOutputTlsOff, [
  {
    name: 'Fluent Bit: an output to another host has to say so',
    properties: {
      ContainerDefinitions: [
        sends('web', { Name: 'opensearch', Host: 'logs.example.com', tls: 'Off' }),
        sends('worker', { Name: 'http', Host: 'logs.example.com', Port: '443' }),
        sends('cron', { Name: 'datadog', TLS: 'on' }),
        sends('api', { name: 'datadog' }),
        sends('search', { Name: 'cloudwatch_logs', region: 'eu-central-1' }),
        sends('cache', { Name: 'forward', Host: '127.0.0.1' }),
        sends('proxy', { Name: 'es' }),
        sends('feed', { Name: 'null' }),
        sends('mail', { Name: 'grafana-loki', Url: 'http://shop:example-key@logs.example.com/push' }),
        sends('shop', { Name: 'grafana-loki', Url: 'https://logs.example.com/push' }),
        { Name: 'log-router', FirelensConfiguration: { Type: 'fluentbit' } },
      ],
    },
    gives: {
      web: {
        is: 'present',
        severity: 'medium',
        certainty: 'certain',
        says: ['tls of the output "opensearch" is "Off".', 'Host is "logs.example.com".'],
      },
      worker: {
        is: 'present',
        says: ['tls of the output "http" is not set, which means off.', 'Host is "logs.example.com".'],
      },
      cron: 'absent',
      api: { is: 'present', says: ['tls of the output "datadog" is not set, which means off.', 'It leaves the task.'] },
      search: 'absent',
      cache: 'absent',
      proxy: 'absent',
      feed: 'absent',
      mail: {
        is: 'present',
        says: ['Url of the output "grafana-loki" is "http://…".', 'It leaves the task.'],
      },
      shop: 'absent',
      'log-router': 'not-applicable',
    },
  },
  {
    name: 'Fluentd has an option for each output',
    properties: {
      ContainerDefinitions: [
        sends('web', { '@type': 'elasticsearch', host: 'logs.example.com', scheme: 'http' }),
        sends('worker', { '@type': 'elasticsearch', host: 'logs.example.com', scheme: 'https' }),
        sends('cron', { '@type': 'http', endpoint: 'http://logs.example.com/shop' }),
        sends('api', { '@type': 'splunk_hec', hec_host: 'logs.example.com' }),
        sends('search', { '@type': 'kinesis_firehose' }),
      ],
    },
    gives: { web: 'present', worker: 'absent', cron: 'present', api: 'absent', search: 'absent' },
  },
  {
    name: 'outputs that stand elsewhere, are not known, or take what is a secret',
    properties: {
      ContainerDefinitions: [
        sends('web'),
        sends('worker', { Name: 'warehouse' }),
        sends('cron', { Name: 'splunk' }, [{ Name: 'Host', ValueFrom: secret }]),
        sends('api', { Name: 'splunk', Host: 'logs.example.com' }, [{ Name: 'tls', ValueFrom: secret }]),
        sends('search', { Name: 'splunk', tls: 'On' }, [{ Name: 'Host', ValueFrom: secret }]),
        { Name: 'cache', LogConfiguration: { LogDriver: 'splunk' } },
        { Name: 'proxy' },
      ],
    },
    gives: {
      web: {
        is: 'unknown',
        says: ['The options name no output: it stands in the configuration of the router, which is not in this scan.'],
      },
      worker: { is: 'unknown', says: ['Whether the output "warehouse" uses TLS is not known.'] },
      cron: 'unknown',
      api: 'unknown',
      search: 'absent',
      cache: 'not-applicable',
      proxy: 'not-applicable',
    },
  },
  {
    name: 'a host that is made with the template is another; a parameter may be anything',
    template: {
      Parameters: { Host: { Type: 'String' }, Tls: { Type: 'String' }, Output: { Type: 'String' } },
      Resources: {
        Search: { Type: 'AWS::OpenSearchService::Domain' },
        It: {
          Type: 'AWS::ECS::TaskDefinition',
          Properties: {
            ContainerDefinitions: [
              sends('web', { Name: 'es', Host: { 'Fn::GetAtt': ['Search', 'DomainEndpoint'] } }),
              sends('worker', { Name: 'es', Host: { Ref: 'Host' } }),
              sends('cron', { Name: 'es', Host: 'logs.example.com', tls: { Ref: 'Tls' } }),
              sends('api', { Name: { Ref: 'Output' } }),
              sends('search', { '@type': 'http', endpoint: { 'Fn::Sub': 'https://${Host}/shop' } }),
              { Name: 'cache', LogConfiguration: { LogDriver: { Ref: 'Output' } } },
            ],
          },
        },
      },
    },
    gives: {
      web: 'present',
      worker: 'unknown',
      cron: 'unknown',
      api: 'unknown',
      search: 'absent',
      cache: 'unknown',
    },
  },
])

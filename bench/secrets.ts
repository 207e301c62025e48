import { secretsIn } from '../src/secrets/detector.ts'
import { jsonTemplateOf, templateOf } from './generate.ts'
import { line, median, quick } from './measure.ts'

const leastSpeed = 20

/** Values one by one, as traits ask about them, and long texts, as files are masked. */
interface Input {
  readonly name: string
  readonly values: readonly (readonly [name: string, value: string])[]
}

/** Environments of many services: mostly plain settings, now and then a reference, a URL or a password. */
function environments(services: number): Input['values'] {
  return Array.from({ length: services }, (_, index): Input['values'] => [
    ['LOG_LEVEL', 'info'],
    ['PORT', '8080'],
    ['SERVICE_URL', `https://service-${index}.shop.internal:8443/v1`],
    ['QUEUE_URL', `https://sqs.eu-west-1.amazonaws.com/111122223333/orders-${index}`],
    ['TABLE_ARN', `arn:aws:dynamodb:eu-west-1:111122223333:table/orders-${index}`],
    ['DB_HOST', `shop-${index}.cluster-c1a2b3d4e5f6.eu-west-1.rds.amazonaws.com`],
    ['DB_SECRET_ARN', `arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/${index}/db-AbCdEf`],
    ['JAVA_OPTS', '-Xmx512m -XX:+UseG1GC -Dfile.encoding=UTF-8 -Dspring.profiles.active=production'],
    ['FEATURES', '{"checkout":true,"search":"v2","recommendations":{"model":"als","top":20}}'],
    ['GIT_SHA', (index * 2_654_435_761).toString(16).padStart(40, 'c')],
    ['DB_PASSWORD', index % 20 === 0 ? `shop-${index}` : '${DbPassword}'],
  ]).flat()
}

const script = `#!/bin/bash -xe
echo ECS_CLUSTER=shop >> /etc/ecs/ecs.config
echo 'ECS_AVAILABLE_LOGGING_DRIVERS=["json-file","awslogs"]' >> /etc/ecs/ecs.config
yum install -y aws-cfn-bootstrap jq
TOKEN=$(curl -sX PUT "http://169.254.169.254/latest/api/token" -H "X-aws-ec2-metadata-token-ttl-seconds: 21600")
ZONE=$(curl -s -H "X-aws-ec2-metadata-token: $TOKEN" http://169.254.169.254/latest/meta-data/placement/availability-zone)
DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id shop/db --query SecretString --output text | jq -r .password)
systemctl enable --now ecs
/opt/aws/bin/cfn-signal -e $? --stack shop --resource Instances --region eu-west-1
`

const services = quick ? 40 : 400
const inputs: readonly Input[] = [
  { name: 'YAML template', values: [['', templateOf(1, services)]] },
  { name: 'JSON template', values: [['', jsonTemplateOf(1, services)]] },
  { name: 'user data', values: [['userData', script.repeat(quick ? 100 : 2_000)]] },
  { name: 'user data, one by one', values: Array.from({ length: quick ? 100 : 2_000 }, () => ['userData', script]) },
  { name: 'environment, one by one', values: environments(quick ? 200 : 4_000) },
]

for (const { name, values } of inputs) {
  // Names count: they are read too.
  const bytes = values.reduce((sum, [variable, value]) => sum + variable.length + value.length, 0)
  const speeds = Array.from({ length: quick ? 1 : 7 }, () => {
    const started = performance.now()
    for (const [variable, value] of values) secretsIn(value, variable)
    return bytes / 1e3 / (performance.now() - started)
  })
  const speed = median(speeds)
  const size = `${(bytes / 1e6).toFixed(1)} MB in ${values.length.toLocaleString('en')}`
  line(`secrets, ${name}`, size, `${speed.toFixed(0)} MB/s`, `${leastSpeed} MB/s`, speed >= leastSpeed)
}

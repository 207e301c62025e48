import { type Command, InvalidArgumentError, Option } from 'commander'
import { formats } from '../reporters/formats.ts'
import { levels } from '../traits/level.ts'
import type { ScanOptions } from './run-scan.ts'

const examples = `
Examples:
  $ breakwater scan                                   every template below this folder
  $ breakwater scan template.yaml --parameters prod.json --region eu-west-1
  $ breakwater scan infra/ --format json --output report.json --fail-on medium
  $ breakwater scan infra/ --write-baseline baseline.json        adopt on an old code base …
  $ breakwater scan infra/ --baseline baseline.json              … and fail on what is new
  $ breakwater scan --format sarif --output breakwater.sarif    for code scanning on GitHub
  $ breakwater scan --format markdown                 a comment for a pull request
  $ aws ecs describe-task-definition --task-definition web > web.json && breakwater scan web.json

Exit status: 0 nothing at or above --fail-on, 1 something is, 2 nothing could be scanned.`

export function addScan(program: Command, done: (status: number) => void): void {
  program
    .command('scan')
    .description('judge templates and AWS CLI documents')
    .argument('[path...]', 'files, and folders to search for .yaml, .yml, .json, .template and .cfn', ['.'])
    .addOption(
      new Option('--format <format>', 'how to write the report: for people, programs, code scanning, or as a comment')
        .choices([...formats])
        .default('text'),
    )
    .option('--output <file>', 'write the report to a file')
    .addOption(
      new Option('--verdicts <which>', 'open: what is present or unknown; all: absent and not applicable too')
        .choices(['all', 'open'])
        .default('open'),
    )
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that gives exit status 1; good practice does not count')
        .choices([...levels.slice(1).toReversed(), 'none'])
        .default(undefined, 'what the configuration says, else high'),
    )
    .option('--fail-on-unknown', 'exit status 1 also when something could not be decided; good practice does not count')
    .option('--strict', 'exit status 2 when a file could not be read', false)
    .option('--root <dir>', 'addresses are relative to this folder', '.')
    .option('--config <file>', 'intent, waivers and thresholds; breakwater.yaml in the root where it is there')
    .option('--baseline <file>', 'leave out of account what was there when this was written')
    .option('--write-baseline <file>', 'write what is found now as a baseline, and do not fail')
    .option(
      '--parameters <file>',
      'values for template parameters: AWS CLI list, template configuration, or mapping; may stand more than once',
      (file: string, before: readonly string[] = []) => [...before, file],
    )
    .option(
      '--var-file <file>',
      'values for the variables of Terraform configurations; may stand more than once',
      (file: string, before: readonly string[] = []) => [...before, file],
    )
    .option('--region <region>', 'where the templates are deployed, e.g. eu-west-1', region)
    .option('--account <id>', 'the account they are deployed to, 12 digits', account)
    .addHelpText('after', examples)
    .action(async (paths: readonly string[], options: ScanOptions) => {
      const { runScan } = await import('./run-scan.ts')
      done(await runScan(paths, options))
    })
}

function region(text: string): string {
  if (!/^[a-z]{2,4}(-[a-z]+)+-\d$/.test(text)) throw new InvalidArgumentError('A Region looks like eu-west-1.')
  return text
}

function account(text: string): string {
  if (!/^\d{12}$/.test(text)) throw new InvalidArgumentError('An account id is 12 digits.')
  return text
}

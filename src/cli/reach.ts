import { type Command, InvalidArgumentError, Option } from 'commander'
import type { ReachOptions } from './run-reach.ts'

const examples = `
Examples:
  $ breakwater reach internet web infra/ --port 8080       can the internet connect to the service web?
  $ breakwater reach web orders infra/                     what gets from one service to another?
  $ breakwater reach 10.1.0.0/16 template.yaml#Web --protocol udp --port 53
  $ breakwater reach web internet snapshot/                what gets out?
  $ breakwater reach vpc-0a1b2c3d orders snapshot/         anything in a VPC
  $ breakwater reach --all infra/                          every workload against the internet and each other

FROM and TO are internet, an IP address or a range, an account, or a resource by address, id, ARN, name or Name tag: a
service or task, a network interface, an instance, a load balancer, a data store, an endpoint, a subnet, a VPC. An internet
gateway means the internet by it, a VPN gateway or connection the networks behind it. An address, private or public, that
a network interface has means that interface.

Exit status: 0 answered, 2 not answerable.`

export function addReach(program: Command, done: (status: number) => void): void {
  program
    .command('reach')
    .description('tell who can reach whom over the network, along which hops, and what stops it')
    .argument('[from]', 'where packets come from')
    .argument('[to]', 'where they go')
    .argument('[path...]', 'what is read, as of scan; the current folder where left out')
    .addOption(new Option('--protocol <protocol>', 'tcp, udp, icmp, or the number of a protocol').argParser(protocol))
    .addOption(
      new Option('--port <number>', 'the port of the destination; of tcp, where no protocol is named').argParser(port),
    )
    .option('--all', 'a matrix of all workloads; FROM and TO are left out', false)
    .addOption(new Option('--format <format>', 'how to write it').choices(['text', 'json']).default('text'))
    .option('--root <dir>', 'addresses are relative to this folder', '.')
    .option('--config <file>', 'breakwater.yaml; that of the root where it is there')
    .option(
      '--parameters <file>',
      'values for template parameters; may stand more than once',
      (file: string, before: readonly string[] = []) => [...before, file],
    )
    .option(
      '--var-file <file>',
      'values for the variables of Terraform configurations; may stand more than once',
      (file: string, before: readonly string[] = []) => [...before, file],
    )
    .option('--region <region>', 'where the templates are deployed, e.g. eu-west-1')
    .option('--account <id>', 'the account they are deployed to, 12 digits')
    .addHelpText('after', examples)
    .action(
      async (from: string | undefined, to: string | undefined, paths: readonly string[], options: ReachOptions) => {
        const { runReach } = await import('./run-reach.ts')
        const named = [from, to].flatMap((word) => word ?? [])
        done(await runReach(options.all ? [] : named, options.all ? [...named, ...paths] : paths, options))
      },
    )
}

const protocols: Readonly<Record<string, number | undefined>> = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 }

function protocol(text: string): number {
  const number = protocols[text.toLowerCase()] ?? (/^\d{1,3}$/.test(text) ? Number(text) : Number.NaN)
  if (!(number >= 0 && number < 256)) throw new InvalidArgumentError('A protocol is tcp, udp, icmp or 0 to 255.')
  return number
}

function port(text: string): number {
  const number = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(number <= 65_535)) throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return number
}

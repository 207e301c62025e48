import { Command, CommanderError } from 'commander'
import { printable } from '../reporters/printable.ts'
import { maskOf } from '../secrets/mask.ts'
import { InputError } from '../sources/input-error.ts'
import { addExplain } from './explain.ts'
import { addReach } from './reach.ts'
import { addScan } from './scan.ts'
import { addTraits } from './traits.ts'
import { toolVersion } from './version.ts'

const exitUnusable = 2

function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
}

/** What the command line says of a mistake, as the program says everything else: its name first, on one line. */
const oneLine = (text: string) =>
  printable(
    text
      .trim()
      .replace(/^error:/, 'breakwater:')
      .replace(/\s*\n\s*/g, ' '),
  )

/** Runs the program. Gives the exit status: 0 fine, 1 something was found, 2 nothing could be done. */
export async function main(argv: readonly string[]): Promise<number> {
  let status = 0
  // Whoever reads the output may stop early, as `head` does.
  process.stdout.on('error', leaveQuietly)
  const program = new Command('breakwater')
    .description('Finds how an attacker could get to what matters in an Amazon ECS environment.')
    .version(toolVersion)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`${oneLine(text)}\n`) })
    .showSuggestionAfterError()
    .showHelpAfterError('(breakwater --help shows what there is)')
  const done = (code: number) => {
    status = code
  }
  addScan(program, done)
  addReach(program, done)
  addTraits(program, done)
  addExplain(program, done)
  try {
    await program.parseAsync(argv, { from: 'user' })
    return status
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitUnusable
    if (error instanceof InputError) {
      process.stderr.write(`breakwater: ${printable(maskOf(new Map()).sentence(error.message))} ${error.todo}\n`)
      return exitUnusable
    }
    throw error
  }
}

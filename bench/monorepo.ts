import { monorepo } from './generate.ts'
import { count, line, median, megabytes, program, quick, runNode } from './measure.ts'
import { inFolder, writeFiles } from './workspace.ts'

const files = quick ? 200 : 2_000
const share = 0.05
const budget = (2 * files) / 2_000

/** A repository in which few files are templates. */
function repository(folder: string): void {
  const { bytes } = writeFiles(folder, monorepo(1, files, share))
  const scan = [program, 'scan', folder, '--root', folder, '--fail-on', 'none']
  const runs = Array.from({ length: quick ? 1 : 5 }, () => runNode(scan))
  const failed = runs.find((run) => run.failed !== undefined)?.failed
  const seconds = median(runs.map((run) => run.seconds))
  const size = `${count(files)} files, ${megabytes(bytes / 1e6)} MB, ${share * 100} % matter`
  line('monorepo', size, failed ?? `${seconds.toFixed(2)} s`, `${budget} s`, !failed && seconds <= budget)
}

inFolder(repository)

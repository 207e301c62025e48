/** The line that begins each file of an input that is several. */
export const fileMark = '%% '

/** The files of an input; what is one by itself has the first name, and so has a file whose name is none. */
export function filesIn(text: string, first: string): readonly (readonly [path: string, text: string])[] {
  if (!text.startsWith(fileMark)) return [[first, text]]
  const pieces = text.slice(fileMark.length).split(`\n${fileMark}`)
  return pieces.map((piece, index) => {
    const line = piece.indexOf('\n')
    const path = line === -1 ? piece : piece.slice(0, line)
    const isPath = /^(?:[\w-]+\/)?[\w-]+(?:\.[\w-]+)*$/.test(path)
    return [isPath ? path : `${index}-${first}`, line === -1 ? '' : piece.slice(line + 1)]
  })
}

/** Several files as one input. */
export const together = (...files: readonly (readonly [path: string, text: string])[]): string =>
  files.map(([path, text]) => `${fileMark}${path}\n${text}`).join('\n')

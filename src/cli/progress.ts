/** A line on a terminal that is written over as work goes on; nothing anywhere else. */
export interface Progress {
  show(text: string): void
  clear(): void
}

const everyMs = 100

export function progressOn(stream: NodeJS.WriteStream): Progress {
  let last = Date.now()
  let shown = false
  if (stream.isTTY !== true) return { show: () => {}, clear: () => {} }
  return {
    show(text) {
      const now = Date.now()
      if (now - last < everyMs) return
      last = now
      shown = true
      stream.write(`\r\u001b[K${text}`)
    },
    clear() {
      if (shown) stream.write('\r\u001b[K')
    },
  }
}

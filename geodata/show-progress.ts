// How a person sees that long work goes on: one line that changes on a terminal, a line every few seconds elsewhere.
import { type Language, steps } from './messages.ts'
import type { Progress } from './remark.ts'

const secondsBetweenLines = 3

/** Writes to `stream`; `end` clears the line of a terminal. */
export function showProgress(
  stream: NodeJS.WriteStream,
  language: Language,
): { progress: Progress; end: () => void } {
  let last = performance.now()
  const write = (text: string) => {
    if (stream.isTTY) stream.write(`\r\x1b[2K${text}`)
    else if (performance.now() - last > secondsBetweenLines * 1000) {
      last = performance.now()
      stream.write(`${text}\n`)
    }
  }
  return {
    progress: (step, done, total, part) => {
      const share = total ? ` ${Math.round(((done ?? 0) / total) * 100)} %` : ''
      write(`${steps[step][language]}${share}${part ? ` · ${part[language]}` : ''} …`)
    },
    end: () => {
      if (stream.isTTY) stream.write('\r\x1b[2K')
    },
  }
}

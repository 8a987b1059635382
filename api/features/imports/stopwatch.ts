// Where did the time of an import go? Seconds by step, taken from the same calls that show progress.
import type { Step } from '../../../geodata/messages.ts'
import type { Progress } from '../../../geodata/remark.ts'

export interface Stopwatch {
  /** To be told about every step; passes it on. */
  progress: Progress
  /** Ends the last step. */
  stop: () => Partial<Record<Step, number>>
}

export function startStopwatch(onward: Progress | undefined): Stopwatch {
  const seconds: Partial<Record<Step, number>> = {}
  let current: Step | undefined
  let since = performance.now()
  const close = () => {
    const now = performance.now()
    if (current) seconds[current] = (seconds[current] ?? 0) + (now - since) / 1000
    since = now
  }
  return {
    progress: (step, ...rest) => {
      close()
      current = step
      onward?.(step, ...rest)
    },
    stop: () => {
      close()
      current = undefined
      return seconds
    },
  }
}

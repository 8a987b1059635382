// Which grid gets which number, said of numbers alone: they come in the order in which the grids shall be counted.
import { freeFrom } from '../../../db/grid-numbers.ts'

export interface NumberWish {
  begin: number | undefined
  /** The first ones keep their numbers as far as these rise already. */
  keep: boolean
}

/** The new number of each; undefined when too few were never used. */
export function planNumbers(
  present: readonly number[],
  used: ReadonlySet<number>,
  { begin, keep }: NumberWish,
): number[] | undefined {
  const kept = keep ? present.slice(0, risingLength(present)) : []
  const last = kept.at(-1) ?? 0
  const free = freeFrom(begin ?? Math.max(0, ...used) + 1, used).filter((each) => each > last)
  const missing = present.length - kept.length
  return free.length < missing ? undefined : [...kept, ...free.slice(0, missing)]
}

function risingLength(numbers: readonly number[]): number {
  const fall = numbers.findIndex((each, i) => i > 0 && each <= numbers[i - 1]!)
  return fall < 0 ? numbers.length : fall
}

// What was done, to be undone and done again, as often as one likes.
import { applyChange, type Change, inverseOf, type Mosaic } from './mosaic.ts'

export interface History {
  mosaic: Mosaic
  past: readonly Change[]
  /** What was undone, the latest last; gone with the next change. */
  future: readonly Change[]
}

export function begin(mosaic: Mosaic): History {
  return { mosaic, past: [], future: [] }
}

export function record({ mosaic, past }: History, change: Change): History {
  return { mosaic: applyChange(mosaic, change), past: [...past, change], future: [] }
}

export function undo(history: History): History {
  const last = history.past.at(-1)
  if (!last) return history
  return {
    mosaic: applyChange(history.mosaic, inverseOf(last)),
    past: history.past.slice(0, -1),
    future: [...history.future, last],
  }
}

export function redo(history: History): History {
  const next = history.future.at(-1)
  if (!next) return history
  return {
    mosaic: applyChange(history.mosaic, next),
    past: [...history.past, next],
    future: history.future.slice(0, -1),
  }
}

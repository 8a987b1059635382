// The present moment, so that words about time left do not stand still on a page that is open all day.
import { useSyncExternalStore } from 'react'

const halfMinute = 30_000

/** In steps of half a minute. */
export function useNow(): number {
  return useSyncExternalStore(onTick, currentTick)
}

const currentTick = () => Math.floor(Date.now() / halfMinute) * halfMinute

function onTick(changed: () => void): () => void {
  const timer = setInterval(changed, halfMinute / 3)
  return () => clearInterval(timer)
}

// Does a media query hold right now?
import { useCallback, useSyncExternalStore } from 'react'

export const phone = '(max-width: 767px)'
/** Where a table of many columns has no room either: a tablet held upright. */
export const narrow = '(max-width: 959px)'
/** Whoever points with a finger. */
export const coarse = '(pointer: coarse)'
/** Somebody whom moving pictures make unwell. */
export const reducedMotion = '(prefers-reduced-motion: reduce)'

export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches)
}

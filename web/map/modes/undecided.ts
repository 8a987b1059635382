// The borders of two people lie on the map and nobody has decided yet: nothing is dragged or drawn, and Esc asks to leave.
import type { Exit } from './mode.ts'

export function enterUndecided(onLeave: () => void): Exit {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    if (event.target instanceof Element && event.target.closest('[role=dialog]')) return
    event.preventDefault()
    event.stopImmediatePropagation()
    onLeave()
  }
  window.addEventListener('keydown', onKey, { capture: true })
  return () => window.removeEventListener('keydown', onKey, { capture: true })
}

// Is somebody there? What a page asks while nobody has touched it for a while, it asks by itself.

const attentionMs = 2 * 60_000

let touchedAt = Date.now()

const touches = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart']
const onTouch = () => {
  touchedAt = Date.now()
}
// Tests of functions have no window.
for (const type of typeof window === 'undefined' ? [] : touches)
  window.addEventListener(type, onTouch, { capture: true, passive: true })

export function isAttended(): boolean {
  return Date.now() - touchedAt < attentionMs
}

// What does Esc close? The innermost thing that listens; fields and menus use the key themselves first.
import { useEffect } from 'react'

export function useEscape(active: boolean, close: () => void) {
  useEffect(() => {
    if (!active) return
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      // An open menu or a field under the cursor has the first word.
      const target = event.target instanceof Element ? event.target : undefined
      if (target?.closest('input, [role=combobox], [role=dialog]')) return
      close()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [active, close])
}

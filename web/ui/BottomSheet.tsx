// A sheet from the lower edge in three heights: dragged by its grip, or stepped with a tap or the arrow keys.
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import styles from './BottomSheet.module.css'

const heights = ['low', 'middle', 'full'] as const
export type SheetHeight = (typeof heights)[number]

interface Props<T extends string> {
  height: SheetHeight
  onHeight: (height: SheetHeight) => void
  label: string
  gripLabel: string
  heightLabels: Record<SheetHeight, string>
  tabs: readonly { key: T; label: string }[]
  tab: T
  onTab: (tab: T) => void
  children: ReactNode
}

/** So many pixels of dragging make a step. */
const step = 60

export function BottomSheet<T extends string>(props: Props<T>) {
  const { height, onHeight, label, gripLabel, heightLabels, tabs, tab, onTab, children } = props
  const start = useRef<number | undefined>(undefined)
  const [drag, setDrag] = useState(0)
  const index = heights.indexOf(height)
  const go = (by: number) => onHeight(heights[Math.max(0, Math.min(2, index + by))] ?? height)

  const down = (event: PointerEvent) => {
    start.current = event.clientY
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const move = (event: PointerEvent) => {
    if (start.current !== undefined) setDrag(event.clientY - start.current)
  }
  const up = () => {
    if (start.current === undefined) return
    start.current = undefined
    setDrag(0)
    if (Math.abs(drag) > step) go(drag < 0 ? Math.ceil(-drag / 300) : -Math.ceil(drag / 300))
    else if (Math.abs(drag) < 6) onHeight(height === 'low' ? 'middle' : height === 'middle' ? 'full' : 'low')
  }
  const key = (event: KeyboardEvent) => {
    if (event.key === 'ArrowUp') go(1)
    else if (event.key === 'ArrowDown') go(-1)
    else if (event.key === 'Escape') onHeight('low')
    else return
    event.preventDefault()
  }
  return (
    <section
      className={`${styles.sheet} ${styles[height]} ${drag === 0 ? '' : styles.dragged}`}
      style={{ transform: drag === 0 ? undefined : `translateY(${Math.max(drag, -200)}px)` }}
      aria-label={label}
    >
      <div
        className={styles.grip}
        role="slider"
        tabIndex={0}
        aria-label={gripLabel}
        aria-orientation="vertical"
        aria-valuemin={0}
        aria-valuemax={2}
        aria-valuenow={index}
        aria-valuetext={heightLabels[height]}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
        onKeyDown={key}
      />
      <div className={styles.tabs} role="tablist">
        {tabs.map((each) => (
          <button
            key={each.key}
            type="button"
            role="tab"
            aria-selected={each.key === tab}
            className={styles.tab}
            onClick={() => onTab(each.key)}
          >
            {each.label}
          </button>
        ))}
      </div>
      <div className={styles.content} role="tabpanel" aria-label={label}>
        {children}
      </div>
    </section>
  )
}

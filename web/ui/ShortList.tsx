// A list that shows its first items and the rest on request; of a long one the rest comes in pages.
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import styles from './ShortList.module.css'

interface Props {
  items: readonly ReactElement[]
  first: number
  more: (count: number) => string
  /** How many there are in all, where not all of them are here yet. */
  total?: number
  /** Asks for the next page. */
  onMore?: () => void
}

export function ShortList({ items, first, more, total = items.length, onMore }: Props) {
  const [all, setAll] = useState(false)
  const shown = all ? items : items.slice(0, first)
  const rest = total - shown.length
  return (
    <>
      <ul className={styles.list}>
        {shown.map((item) => (
          <li key={item.key}>{item}</li>
        ))}
      </ul>
      {rest > 0 && (
        <Button
          type="link"
          onClick={() => {
            if (all) onMore?.()
            setAll(true)
          }}
        >
          {more(rest)}
        </Button>
      )}
    </>
  )
}

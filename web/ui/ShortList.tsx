// A list that shows its first items and the rest on request.
import { Button } from 'antd'
import { type ReactElement, useState } from 'react'
import styles from './ShortList.module.css'

interface Props {
  items: readonly ReactElement[]
  first: number
  more: (count: number) => string
}

export function ShortList({ items, first, more }: Props) {
  const [all, setAll] = useState(false)
  const rest = items.length - first
  const shown = all || rest <= 0 ? items : items.slice(0, first)
  return (
    <>
      <ul className={styles.list}>
        {shown.map((item) => (
          <li key={item.key}>{item}</li>
        ))}
      </ul>
      {rest > 0 && !all && (
        <Button type="link" onClick={() => setAll(true)}>
          {more(rest)}
        </Button>
      )}
    </>
  )
}

// A row of small columns over time: how much in each step, one of them in hand. Names and numbers are there for everybody.
import styles from './Columns.module.css'

export interface Column {
  key: string
  /** Below the axis; '' for most, so that they do not touch. */
  tick: string
  value: number
  /** What a pointer, a screen reader and a key say: 2026-11-22 上报 12 件. */
  label: string
}

interface Props {
  label: string
  columns: readonly Column[]
  onOpen: (key: string) => void
}

export function Columns({ label, columns, onOpen }: Props) {
  const most = Math.max(1, ...columns.map(({ value }) => value))
  return (
    <ul className={styles.columns} aria-label={label}>
      {columns.map(({ key, tick, value, label: name }) => (
        <li key={key}>
          <button
            type="button"
            className={styles.column}
            title={name}
            aria-label={name}
            disabled={value === 0}
            onClick={() => onOpen(key)}
          >
            <span className={styles.bar} style={{ height: `${(value / most) * 100}%` }} />
          </button>
          <span className={styles.tick} aria-hidden="true">
            {tick}
          </span>
        </li>
      ))}
    </ul>
  )
}

// Two pictures of one place over each other: a line that is dragged, or moved by the arrow keys, parts before from after.
import { useState } from 'react'
import styles from './ComparePictures.module.css'

interface Picture {
  source: string
  label: string
}

interface Props {
  before: Picture
  after: Picture
  /** What the line does, for whoever cannot see it. */
  label: string
}

export function ComparePictures({ before, after, label }: Props) {
  const [share, setShare] = useState(50)
  return (
    <div className={styles.compare} style={{ '--share': `${share}%` } as React.CSSProperties}>
      <img src={after.source} alt={after.label} />
      <img src={before.source} alt={before.label} className={styles.before} />
      <span className={styles.left}>{before.label}</span>
      <span className={styles.right}>{after.label}</span>
      <span className={styles.line} aria-hidden="true" />
      <input
        type="range"
        className={styles.range}
        aria-label={label}
        min={0}
        max={100}
        value={share}
        onChange={({ target }) => setShare(Number(target.value))}
      />
    </div>
  )
}

// A small field of a colour as the map draws it; without a colour the hatch of "no data".
import styles from './Swatch.module.css'

interface Props {
  color: string | undefined
  /** A line, for what the map only outlines. */
  line?: boolean
}

export function Swatch({ color, line = false }: Props) {
  if (line) return <span className={styles.line} style={{ borderColor: color }} aria-hidden="true" />
  return (
    <span
      className={`${styles.swatch} ${color === undefined ? styles.hatch : ''}`}
      style={{ backgroundColor: color }}
      aria-hidden="true"
    />
  )
}

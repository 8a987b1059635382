// A small field of a colour as the map draws it; without a colour the hatch of "no data".
import styles from './Swatch.module.css'

interface Props {
  color: string | undefined
  /** As a dashed line or with an edge only, for what the map does not fill. */
  drawn?: 'field' | 'line' | 'outline'
}

export function Swatch({ color, drawn = 'field' }: Props) {
  if (drawn === 'outline')
    return <span className={styles.outline} style={{ borderColor: color }} aria-hidden="true" />
  if (drawn === 'line')
    return <span className={styles.line} style={{ borderColor: color }} aria-hidden="true" />
  return (
    <span
      className={`${styles.swatch} ${color === undefined ? styles.hatch : ''}`}
      style={{ backgroundColor: color }}
      aria-hidden="true"
    />
  )
}

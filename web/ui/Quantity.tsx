// How is a figure set? The number large, its unit smaller and grey after a thin space.
import styles from './Quantity.module.css'

const thinSpace = '\u202f'

interface Props {
  number: string
  unit: string
  size?: 'body' | 'figure' | 'large' | 'huge'
}

export function Quantity({ number, unit, size = 'body' }: Props) {
  return (
    <span className={`${styles.quantity} ${styles[size]}`}>
      <span className={styles.number}>{number}</span>
      {unit !== '' && (
        <>
          {thinSpace}
          <span className={styles.unit}>{unit}</span>
        </>
      )}
    </span>
  )
}

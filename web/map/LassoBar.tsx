// What to do while drawing around places, and the way out.
import { CloseOutlined } from '@ant-design/icons'
import styles from './CountyMap.module.css'
import type { MapWords } from './map-props.ts'

export function LassoBar({ words, onEnd }: { words: MapWords; onEnd: () => void }) {
  return (
    <section className={styles.measure} aria-label={words.lasso}>
      <span>{words.lasso}</span>
      <span className={styles.hint}>{words.lassoHint}</span>
      <button
        type="button"
        className={styles.button}
        title={words.lassoEnd}
        aria-label={words.lassoEnd}
        onClick={onEnd}
      >
        <CloseOutlined />
      </button>
    </section>
  )
}

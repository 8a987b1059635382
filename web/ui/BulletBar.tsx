// How far is a value from its target? A bar for the value and a tick for the target on one scale from zero.
import styles from './BulletBar.module.css'

interface Props {
  /** null: nothing to draw but the track. */
  value: number | null
  target: number | null
  /** End of the scale; what lies beyond is cut at the end. */
  end: number
  tone: 'pass' | 'fail' | 'plain'
}

/** Purely visual: the figures stand beside it as text. */
export function BulletBar({ value, target, end, tone }: Props) {
  const share = (amount: number) => `${Math.min(100, Math.max(0, (amount / end) * 100))}%`
  return (
    <span className={`${styles.track} ${value === null ? styles.empty : ''}`} aria-hidden="true">
      {value !== null && (
        <span className={`${styles.value} ${styles[tone]}`} style={{ width: share(value) }} />
      )}
      {target !== null && <span className={styles.tick} style={{ left: share(target) }} />}
    </span>
  )
}

/** A scale for a number without an upper limit, on which the target stands at three quarters and the value still fits, within reason. */
export function scaleEnd(value: number | null, target: number | null): number {
  const wanted = Math.max(
    target === null ? 0 : target / 0.75,
    Math.min(value ?? 0, (target ?? value ?? 0) * 2),
  )
  return wanted > 0 ? wanted : 1
}

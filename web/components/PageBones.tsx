// The shape of the map page before anything is known.
import { useText } from '../text/text.ts'
import { Mark } from '../ui/Mark.tsx'
import { BoardBones } from './BoardBones.tsx'
import styles from './PageBones.module.css'

export function PageBones() {
  const text = useText()
  return (
    <main className={styles.page} aria-busy="true">
      <header className={styles.bar}>
        <Mark />
        <strong>{text.product}</strong>
      </header>
      <div className={styles.board}>
        <BoardBones />
      </div>
    </main>
  )
}

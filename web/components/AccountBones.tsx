// The list of accounts while it is being read.
import { useText } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import styles from './AccountBones.module.css'

const lines = [1, 2, 3, 4, 5, 6]

export function AccountBones() {
  const text = useText()
  return (
    <div className={styles.bones} role="status" aria-label={text.loading}>
      {lines.map((line) => (
        <div key={line} className={styles.line}>
          <Bone width={96} />
          <Bone width="40%" />
          <Bone width={64} />
        </div>
      ))}
    </div>
  )
}

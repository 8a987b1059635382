// The shape of the board while its values are on their way.
import { useText } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import styles from './BoardBones.module.css'

const rows = [150, 110, 130, 120, 90, 140, 100]

export function BoardBones() {
  const text = useText()
  return (
    <div className={styles.bones} role="status" aria-label={text.loading}>
      <div className={styles.head}>
        <Bone width={128} height={26} />
        <Bone height={8} />
        <Bone width={180} height={12} />
      </div>
      {rows.map((width) => (
        <div key={width} className={styles.row}>
          <Bone width={width} height={14} />
          <Bone width={72} height={20} />
          <Bone height={6} />
          <Bone width={48} height={12} />
        </div>
      ))}
    </div>
  )
}

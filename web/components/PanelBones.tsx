// The shape of a panel while its answer is on its way.
import { useText } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import styles from './BoardBones.module.css'

export function PanelBones() {
  const text = useText()
  return (
    <div className={styles.bones} role="status" aria-label={text.loading}>
      <div className={styles.head}>
        <Bone width={64} height={12} />
        <Bone width={180} height={26} />
      </div>
      <Bone height={96} />
      <Bone height={72} />
      <div className={styles.head}>
        <Bone width={120} height={14} />
        <Bone height={14} />
        <Bone width={220} height={14} />
      </div>
    </div>
  )
}

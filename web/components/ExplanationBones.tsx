// The shape of an explanation while it is on its way.
import { useText } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import styles from './BoardBones.module.css'

export function ExplanationBones() {
  const text = useText()
  return (
    <div className={styles.bones} role="status" aria-label={text.loading}>
      <div className={styles.head}>
        <Bone width={90} height={12} />
        <Bone height={64} />
        <Bone width={240} height={14} />
        <Bone height={14} />
      </div>
    </div>
  )
}

// A grey block in the shape of what is being loaded.
import styles from './Bone.module.css'

export function Bone({ width = '100%', height = 14 }: { width?: number | string; height?: number }) {
  return <span className={styles.bone} style={{ width, height }} aria-hidden="true" />
}

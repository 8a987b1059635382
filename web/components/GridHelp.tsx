// The keys of editing borders on one sheet.
import { Modal } from 'antd'
import { useText } from '../text/text.ts'
import styles from './GridEditor.module.css'

export function GridHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { keys, help } = useText().gridEdit
  return (
    <Modal open={open} title={help} footer={null} onCancel={onClose}>
      <dl className={styles.keys}>
        {Object.entries(keys).map(([id, [key, does]]) => (
          <div key={id}>
            <dt>{key}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}

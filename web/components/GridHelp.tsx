// The keys of editing borders and of painting on one sheet, and what fingers do instead; fingers first where there are any.
import { Modal } from 'antd'
import { useText } from '../text/text.ts'
import { coarse, useMedia } from '../ui/use-media.ts'
import styles from './GridHelp.module.css'

type Lines = Record<string, readonly [string, string]>

export function GridHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { help, ...words } = useText().gridHelp
  const fingers = useMedia(coarse)
  const keys = [
    { title: words.edit, lines: words.editKeys },
    { title: words.paint, lines: words.paintKeys },
  ]
  const touch = { title: words.touch, lines: words.gestures }
  return (
    <Modal open={open} title={help} width={760} footer={null} onCancel={onClose}>
      <div className={styles.sheet}>
        {(fingers ? [touch, ...keys] : [...keys, touch]).map(({ title, lines }) => (
          <Part key={title} title={title} lines={lines} />
        ))}
      </div>
    </Modal>
  )
}

function Part({ title, lines }: { title: string; lines: Lines }) {
  return (
    <section className={styles.part}>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.lines}>
        {Object.entries(lines).map(([id, [key, does]]) => (
          <div key={id}>
            <dt>{key}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

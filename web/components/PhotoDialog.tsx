// One photo of a report, large: whether it shows the thing or where it is, or that it is not wanted.
import { DeleteOutlined } from '@ant-design/icons'
import { Alert, Button, Modal, Segmented } from 'antd'
import type { DraftPhoto } from '../queries/draft-store.ts'
import { useText } from '../text/text.ts'
import { DraftPicture } from './DraftPicture.tsx'
import styles from './PhotoDialog.module.css'
import { useReport } from './report.ts'
import { refusalWords } from './report-words.ts'

const choices = ['near', 'far'] as const

export function PhotoDialog({ photo, onClose }: { photo: DraftPhoto | undefined; onClose: () => void }) {
  const text = useText()
  const words = text.report
  const { draft, change } = useReport()
  const others = draft.photos.filter(({ id }) => id !== photo?.id)
  return (
    <Modal
      open={photo !== undefined}
      title={words.photos}
      width={560}
      centered
      onCancel={onClose}
      destroyOnHidden
      footer={
        <div className={styles.foot}>
          <Button
            danger
            icon={<DeleteOutlined aria-hidden />}
            onClick={() => {
              change({ photos: others })
              onClose()
            }}
          >
            {words.removePhoto}
          </Button>
          <Button type="primary" onClick={onClose}>
            {words.photoDone}
          </Button>
        </div>
      }
    >
      {photo && (
        <div className={styles.content}>
          <DraftPicture draft={draft.key} photo={photo.id} whole />
          {photo.refusal && <Alert type="error" showIcon title={refusalWords(photo.refusal, text)} />}
          <Segmented
            block
            aria-label={words.role}
            name={words.role}
            value={photo.role}
            options={choices.map((value) => ({ value, label: words.roles[value] }))}
            onChange={(role) =>
              change({
                photos: draft.photos.map((each) => (each.id === photo.id ? { ...each, role } : each)),
              })
            }
          />
        </div>
      )}
    </Modal>
  )
}

// Photos of a report: taken or chosen, near and far. Files are on the device before they are drawn here.
import { CameraFilled, PictureOutlined, WarningFilled } from '@ant-design/icons'
import { useId, useState } from 'react'
import { photosPerEntry } from '../../api/contract/photos.ts'
import type { DraftPhoto } from '../queries/draft-store.ts'
import { newId } from '../queries/drafts.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { phone, useMedia } from '../ui/use-media.ts'
import { DraftPicture } from './DraftPicture.tsx'
import { PhotoDialog } from './PhotoDialog.tsx'
import { type Complaint, sortFiles } from './photo-files.ts'
import form from './ReportForm.module.css'
import styles from './ReportPhotos.module.css'
import { useReport } from './report.ts'

export function ReportPhotos() {
  const text = useText()
  const words = text.report
  const { draft, addFiles } = useReport()
  const small = useMedia(phone)
  const [complaints, setComplaints] = useState<readonly Complaint[]>([])
  const [openId, setOpenId] = useState<string>()
  const title = useId()
  const room = photosPerEntry - draft.photos.length
  const add = async (files: readonly File[]) => {
    const sorted = await sortFiles(files, room, photosPerEntry)
    setComplaints(sorted.complaints)
    const added = sorted.taken.map(({ file, photo }, index) => ({
      photo,
      entry: entryOf(file, photo, draft.photos.length + index),
    }))
    if (added.length > 0)
      addFiles(
        added.map(({ entry }) => entry),
        new Map(added.map(({ entry, photo }) => [entry.id, photo])),
      )
  }
  return (
    <section
      className={form.section}
      aria-labelledby={title}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        void add([...event.dataTransfer.files])
      }}
    >
      <div className={form.title}>
        <h3 id={title} className={form.title}>
          {words.photos}
        </h3>
        <span className={form.soft}>{words.photosHint}</span>
      </div>
      <ul className={styles.row}>
        {room > 0 && (
          <li className={styles.adders}>
            {small && <Adder name={words.camera} icon={<CameraFilled aria-hidden />} camera onFiles={add} />}
            <Adder
              name={small ? words.album : words.addPhotos}
              icon={small ? <PictureOutlined /> : <CameraFilled />}
              onFiles={add}
            />
          </li>
        )}
        {draft.photos.map((photo, index) => (
          <li key={photo.id}>
            <button
              type="button"
              className={styles.photo}
              aria-label={words.photo(formatNumber(index + 1), words.roles[photo.role])}
              onClick={() => setOpenId(photo.id)}
            >
              <DraftPicture draft={draft.key} photo={photo.id} />
              <span className={styles.role}>
                {photo.refusal ? <WarningFilled /> : words.roles[photo.role]}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div role="status" className={form.live}>
        {complaints.map((complaint) => (
          <p key={JSON.stringify(complaint)} className={form.trouble}>
            <WarningFilled aria-hidden /> {complaintWords(complaint)}
          </p>
        ))}
      </div>
      <PhotoDialog
        photo={draft.photos.find(({ id }) => id === openId)}
        onClose={() => setOpenId(undefined)}
      />
    </section>
  )

  function complaintWords(complaint: Complaint): string {
    switch (complaint.what) {
      case 'not-photo':
        return words.notPhoto(complaint.name)
      case 'too-large':
        return words.tooLarge(complaint.name)
      case 'too-many':
        return words.tooMany(formatNumber(complaint.most), formatNumber(complaint.left))
    }
  }
}

/** What it is comes first, then where it is; the eye wants both. */
function entryOf(file: File, photo: Blob, index: number): DraftPhoto {
  return {
    id: newId(),
    name: file.name,
    bytes: photo.size,
    role: index === 1 ? 'far' : 'near',
    takenAt: new Date(file.lastModified).toISOString(),
  }
}

interface AdderProps {
  name: string
  icon: React.ReactNode
  /** Opens the camera instead of the album. */
  camera?: boolean
  onFiles: (files: readonly File[]) => void
}

function Adder({ name, icon, camera = false, onFiles }: AdderProps) {
  return (
    <span className={`${styles.adder} ${camera ? styles.camera : ''}`}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <span aria-hidden>{name}</span>
      <input
        type="file"
        accept="image/*"
        aria-label={name}
        {...(camera ? { capture: 'environment' as const } : { multiple: true })}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          // The same file may be chosen again after it was removed.
          event.target.value = ''
          onFiles(files)
        }}
      />
    </span>
  )
}

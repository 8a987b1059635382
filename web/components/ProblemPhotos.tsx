// Before and after side by side: each opens in full, the first and the last lie over each other for comparison.
import { PictureOutlined, SwapOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import { dateTime } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { ComparePictures } from '../ui/ComparePictures.tsx'
import { Lightbox } from '../ui/Lightbox.tsx'
import { Picture } from '../ui/Picture.tsx'
import styles from './ProblemPhotos.module.css'
import { photoPath, photosOf, type ShownPhoto } from './problem-photos.ts'

export function ProblemPhotos({ detail: { row, events } }: { detail: ProblemDetail }) {
  const text = useText()
  const words = text.problem
  const [comparing, setComparing] = useState(false)
  const [open, setOpen] = useState<ShownPhoto>()
  const { before, after } = photosOf(events)
  const all = [...before, ...after]
  if (all.length === 0) {
    return (
      <p className={styles.none}>
        <PictureOutlined aria-hidden /> {words.noPhotos}
      </p>
    )
  }
  const first = before.at(0)
  const last = after.at(-1)
  const nameOf = ({ role, at }: ShownPhoto) => `${words.photoRoles[role]} ${dateTime(at)}`
  const side = { county: row.county, nameOf, onOpen: setOpen }
  return (
    <>
      {comparing && first && last ? (
        <ComparePictures
          label={words.compareSlider}
          before={{ source: photoPath(row.county, first.id, 'full'), label: words.before }}
          after={{ source: photoPath(row.county, last.id, 'full'), label: words.after }}
        />
      ) : (
        <div className={styles.sides}>
          <Side {...side} title={words.before} photos={before} none={words.noPhotos} />
          <Side {...side} title={words.after} photos={after.toReversed()} none={words.noAfter} />
        </div>
      )}
      {first && last && (
        <p className={styles.foot}>
          <Button
            size="small"
            icon={<SwapOutlined />}
            aria-pressed={comparing}
            onClick={() => setComparing(!comparing)}
          >
            {words.compare}
          </Button>
          {comparing && <span className={styles.soft}>{words.compareHint}</span>}
        </p>
      )}
      {open && (
        <Lightbox
          first={all.indexOf(open)}
          words={{ close: text.close, previous: text.photo.previous, next: text.photo.next }}
          pictures={all.map((photo) => ({
            src: photoPath(row.county, photo.id, 'full'),
            title: nameOf(photo),
            width: photo.width,
            height: photo.height,
          }))}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}

interface SideProps {
  title: string
  photos: readonly ShownPhoto[]
  county: string
  /** Instead of pictures where there are none. */
  none: string
  nameOf: (photo: ShownPhoto) => string
  onOpen: (photo: ShownPhoto) => void
}

/** The first of a side large, the others below it. */
function Side({ title, photos, county, none, nameOf, onOpen }: SideProps) {
  const text = useText()
  return (
    <figure className={styles.side}>
      <figcaption className={styles.caption}>{title}</figcaption>
      {photos.length === 0 && <span className={styles.empty}>{none}</span>}
      <div className={styles.pictures}>
        {photos.map((photo, index) => (
          <button
            key={photo.id}
            type="button"
            className={`${styles.open} ${index === 0 ? styles.large : styles.small}`}
            aria-label={nameOf(photo)}
            onClick={() => onOpen(photo)}
          >
            <Picture
              src={photoPath(county, photo.id, index === 0 ? 'full' : 'thumbnail')}
              alt=""
              missing={text.photo.missing}
              className={styles.picture}
              width={photo.width}
              height={photo.height}
            />
          </button>
        ))}
      </div>
    </figure>
  )
}

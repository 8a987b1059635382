// Before and after side by side: each opens in full, the latest pair also lies over each other for comparison.
import { PictureOutlined, SwapOutlined } from '@ant-design/icons'
import { Button, Image } from 'antd'
import { useState } from 'react'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import { dateTime } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { ComparePictures } from '../ui/ComparePictures.tsx'
import styles from './ProblemPhotos.module.css'
import { photoPath, photosOf, type ShownPhoto } from './problem-photos.ts'

export function ProblemPhotos({ detail: { row, events } }: { detail: ProblemDetail }) {
  const words = useText().problem
  const [comparing, setComparing] = useState(false)
  const { before, after } = photosOf(events)
  if (before.length + after.length === 0) {
    return (
      <p className={styles.none}>
        <PictureOutlined aria-hidden /> {words.noPhotos}
      </p>
    )
  }
  const first = before.at(0)
  const last = after.at(-1)
  return (
    <>
      {comparing && first && last ? (
        <ComparePictures
          label={words.compareSlider}
          before={{ source: photoPath(row.county, first.id, 'full'), label: words.before }}
          after={{ source: photoPath(row.county, last.id, 'full'), label: words.after }}
        />
      ) : (
        <Image.PreviewGroup>
          <div className={styles.sides}>
            <Side title={words.before} photos={before} county={row.county} none={words.noPhotos} />
            <Side title={words.after} photos={after} county={row.county} none={words.noAfter} />
          </div>
        </Image.PreviewGroup>
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
    </>
  )
}

interface SideProps {
  title: string
  photos: readonly ShownPhoto[]
  county: string
  /** Instead of pictures where there are none. */
  none: string
}

/** The newest of a side large, the others below it. */
function Side({ title, photos, county, none }: SideProps) {
  const words = useText().problem
  return (
    <figure className={styles.side}>
      <figcaption className={styles.caption}>{title}</figcaption>
      {photos.length === 0 && <span className={styles.empty}>{none}</span>}
      <div className={styles.pictures}>
        {photos.map(({ id, role, at }, index) => {
          const name = words.photoOf(words.photoRoles[role], String(index + 1))
          return (
            <Image
              key={id}
              className={styles.picture}
              rootClassName={index === 0 ? styles.large : styles.small}
              src={photoPath(county, id, index === 0 ? 'full' : 'thumbnail')}
              alt={`${name} ${dateTime(at)}`}
              preview={{ src: photoPath(county, id, 'full') }}
            />
          )
        })}
      </div>
    </figure>
  )
}

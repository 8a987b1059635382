// The photos of something that was written: small ones in a row, each opens large.
import { useState } from 'react'
import type { PhotoInfo, PhotoSize } from '../../api/contract/photos.ts'
import { routes } from '../../api/contract/routes.ts'
import { apiPath } from '../paths.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Lightbox } from '../ui/Lightbox.tsx'
import { Picture } from '../ui/Picture.tsx'
import { useCounty } from './county.ts'
import styles from './PhotoStrip.module.css'

interface Props {
  photos: readonly PhotoInfo[]
  /** What they belong to, for who does not see them: 走访 和谐家园. */
  about: string
}

export function PhotoStrip({ photos, about }: Props) {
  const text = useText()
  const { photo: words } = text
  const { county } = useCounty()
  const [open, setOpen] = useState<number>()
  if (photos.length === 0) return null
  const pathOf = (id: number, size: PhotoSize) =>
    apiPath(routes.getPhoto, { params: { county: county.code, id, size } })
  const all = formatNumber(photos.length)
  return (
    <>
      <ul className={styles.strip} aria-label={words.strip(about)}>
        {photos.map(({ id, width, height }, index) => (
          <li key={id}>
            <button
              type="button"
              className={styles.open}
              aria-label={words.open(formatNumber(index + 1), all)}
              onClick={() => setOpen(index)}
            >
              <Picture
                src={pathOf(id, 'thumbnail')}
                alt=""
                missing={words.missing}
                className={styles.picture}
                width={width}
                height={height}
              />
            </button>
          </li>
        ))}
      </ul>
      {open !== undefined && (
        <Lightbox
          first={open}
          words={{ close: text.close, previous: words.previous, next: words.next }}
          pictures={photos.map(({ id, width, height }, index) => ({
            src: pathOf(id, 'full'),
            title: `${about} · ${words.shown(formatNumber(index + 1), all)}`,
            width,
            height,
          }))}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}

// A photo that is still on the device, as far as the browser can draw its format.
import { FileImageOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { draftPhotoOptions } from '../queries/drafts.ts'
import { useText } from '../text/text.ts'
import styles from './DraftPicture.module.css'

interface Props {
  draft: string
  photo: string
  /** All of it, as large as there is room, instead of filling a tile. */
  whole?: boolean
}

export function DraftPicture({ draft, photo, whole = false }: Props) {
  const text = useText()
  const { data: file } = useQuery(draftPhotoOptions(draft, photo))
  const [url, setUrl] = useState<string>()
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!file) return
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  if (failed || file === null) {
    return (
      <span className={styles.none}>
        <FileImageOutlined aria-hidden />
        {whole && <span>{text.report.noPreview}</span>}
      </span>
    )
  }
  return url === undefined ? null : (
    <img
      className={whole ? styles.whole : styles.tile}
      src={url}
      alt=""
      draggable={false}
      onError={() => setFailed(true)}
    />
  )
}

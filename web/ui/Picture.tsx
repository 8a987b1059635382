// A picture that may be missing, or of a sort that this browser cannot show: then an empty place says so.
import { PictureOutlined } from '@ant-design/icons'
import { useState } from 'react'
import styles from './Picture.module.css'

interface Props {
  src: string | undefined
  alt: string
  /** Said in its place. */
  missing: string
  className: string | undefined
  /** In pixels, where they are known: the page does not jump when it comes. */
  width?: number
  height?: number
}

export function Picture({ src, alt, missing, className, width, height }: Props) {
  const [failed, setFailed] = useState<string>()
  if (src !== undefined && src !== failed)
    return (
      <img
        className={className}
        src={src}
        alt={alt}
        width={width}
        height={height}
        loading="lazy"
        decoding="async"
        onError={() => setFailed(src)}
      />
    )
  return (
    <span className={`${styles.missing} ${className ?? ''}`} role="img" aria-label={`${alt} ${missing}`}>
      <PictureOutlined aria-hidden="true" />
    </span>
  )
}

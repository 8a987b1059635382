// Adds photos to what is being written: from the camera or the files, each with its progress, and a reason where it failed.
import { CameraOutlined, CloseOutlined, PictureOutlined, RedoOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { type ChangeEvent, useRef } from 'react'
import { photosPerEntry } from '../../api/contract/photos.ts'
import { routes } from '../../api/contract/routes.ts'
import { apiPath } from '../paths.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Picture } from '../ui/Picture.tsx'
import { useCounty } from './county.ts'
import styles from './PhotoField.module.css'
import { mayHelpAgain, photoReason } from './photo-words.ts'
import type { PhotoDraft, PhotoUploads } from './use-photo-uploads.ts'

/** What phones and cameras write; the server looks at the bytes. */
const accepted = 'image/jpeg,image/png,image/webp,image/heic,image/heif'

export function PhotoField({ uploads }: { uploads: PhotoUploads }) {
  const { photo: words } = useText()
  const { drafts, failed, tooMany } = uploads
  const most = formatNumber(photosPerEntry)
  const shown = drafts.filter((draft) => !failed.includes(draft))
  const full = drafts.length >= photosPerEntry
  return (
    <fieldset className={styles.field} aria-label={words.label}>
      {shown.length > 0 && (
        <ul className={styles.tiles}>
          {shown.map((draft) => (
            <Tile
              key={draft.key}
              draft={draft}
              name={draft.name || words.numbered(formatNumber(drafts.indexOf(draft) + 1))}
              onRemove={() => uploads.remove(draft.key)}
            />
          ))}
        </ul>
      )}
      {failed.map(({ key, name, file, state }) => (
        <div key={key} className={styles.failed} role="alert">
          <span className={styles.reason}>
            <strong>{name || words.label}</strong> {state.is === 'failed' && <Reason error={state.error} />}
          </span>
          {file && state.is === 'failed' && mayHelpAgain(state.error) && (
            <Button
              size="small"
              icon={<RedoOutlined />}
              aria-label={words.retry(name)}
              onClick={() => uploads.retry(key)}
            />
          )}
          <Button
            size="small"
            icon={<CloseOutlined />}
            aria-label={words.remove(name)}
            onClick={() => uploads.remove(key)}
          />
        </div>
      ))}
      <div className={styles.buttons}>
        <FileButton
          icon={<CameraOutlined />}
          label={words.take}
          camera
          disabled={full}
          onFiles={uploads.add}
        />
        <FileButton icon={<PictureOutlined />} label={words.choose} disabled={full} onFiles={uploads.add} />
        <span className={styles.hint} aria-live="polite">
          {drafts.length > 0 && words.count(formatNumber(drafts.length), most)}
        </span>
      </div>
      {tooMany > 0 && (
        <Alert type="warning" showIcon role="alert" title={words.tooMany(most, formatNumber(tooMany))} />
      )}
      {drafts.length === 0 && <p className={styles.hint}>{words.hint(most)}</p>}
    </fieldset>
  )
}

interface TileProps {
  draft: PhotoDraft
  name: string
  onRemove: () => void
}

function Tile({ draft: { preview, state }, name, onRemove }: TileProps) {
  const { photo: words } = useText()
  const { county } = useCounty()
  const stored =
    state.is === 'ready'
      ? apiPath(routes.getPhoto, { params: { county: county.code, id: state.photo.id, size: 'thumbnail' } })
      : undefined
  const share = state.is === 'sending' ? state.share : 0
  const progress = state.is === 'sending' ? words.sending(`${Math.round(share * 100)}%`) : words.waiting
  return (
    <li className={styles.tile}>
      <Picture src={stored ?? preview} alt={name} missing={words.missing} className={styles.picture} />
      {state.is !== 'ready' && (
        <span className={styles.progress}>
          <span className={styles.bar} style={{ width: `${share * 100}%` }} />
          <span className="visually-hidden">{progress}</span>
        </span>
      )}
      <button type="button" className={styles.remove} aria-label={words.remove(name)} onClick={onRemove}>
        <CloseOutlined aria-hidden="true" />
      </button>
    </li>
  )
}

function Reason({ error }: { error: unknown }) {
  const text = useText()
  return <>{photoReason(error, text)}</>
}

interface FileButtonProps {
  icon: React.ReactNode
  label: string
  camera?: boolean
  disabled: boolean
  onFiles: (files: File[]) => void
}

/** The field for files is hidden: browsers draw it in words of their own. */
function FileButton({ icon, label, camera = false, disabled, onFiles }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    onFiles([...(target.files ?? [])])
    // The same file may be chosen once more after it was removed.
    target.value = ''
  }
  return (
    <span className={camera ? styles.camera : undefined}>
      <input
        ref={input}
        type="file"
        // antd shows fields of this type inside a form, whatever `hidden` says.
        style={{ display: 'none' }}
        accept={accepted}
        aria-label={label}
        onChange={choose}
        {...(camera ? { capture: 'environment' } : { multiple: true })}
      />
      <Button icon={icon} disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </span>
  )
}

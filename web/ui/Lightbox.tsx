// Pictures over the whole screen, one beside the other: arrow keys, buttons or a finger go on, Esc closes.
import { CloseOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import styles from './Lightbox.module.css'

interface LightboxPicture {
  src: string
  /** Also said to whoever does not see it. */
  title: string
  width: number
  height: number
}

interface Props {
  pictures: readonly LightboxPicture[]
  /** The one that is shown first. */
  first: number
  words: { close: string; previous: string; next: string }
  onClose: () => void
}

export function Lightbox({ pictures, first, words, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const track = useRef<HTMLUListElement>(null)
  const [current, setCurrent] = useState(first)

  useEffect(() => {
    const opened = dialog.current
    // The browser itself keeps the keyboard inside and gives it back afterwards.
    opened?.showModal()
    show(track.current, first, 'instant')
    return () => opened?.close()
  }, [first])

  function go(step: number) {
    show(track.current, Math.min(pictures.length - 1, Math.max(0, current + step)), 'auto')
  }

  function press(event: KeyboardEvent) {
    // What lies under it has keys of its own.
    event.stopPropagation()
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step === undefined) return
    // Else the browser would also move by some pixels.
    event.preventDefault()
    go(step)
  }

  return (
    <dialog
      ref={dialog}
      className={styles.box}
      aria-label={pictures[current]?.title}
      onKeyDown={press}
      onClose={({ currentTarget }) => !currentTarget.open && onClose()}
      onClick={({ target }) => target instanceof HTMLLIElement && onClose()}
    >
      <ul
        ref={track}
        className={styles.track}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { scrollLeft, clientWidth } }) =>
          setCurrent(Math.round(scrollLeft / clientWidth))
        }
      >
        {pictures.map(({ src, title, width, height }) => (
          <li key={src} className={styles.place}>
            <img src={src} alt={title} width={width} height={height} loading="lazy" />
          </li>
        ))}
      </ul>
      <p className={styles.title} aria-live="polite">
        {pictures[current]?.title}
      </p>
      <button type="button" className={styles.close} aria-label={words.close} onClick={onClose}>
        <CloseOutlined aria-hidden="true" />
      </button>
      {current > 0 && (
        <button type="button" className={styles.previous} aria-label={words.previous} onClick={() => go(-1)}>
          <LeftOutlined aria-hidden="true" />
        </button>
      )}
      {current < pictures.length - 1 && (
        <button type="button" className={styles.next} aria-label={words.next} onClick={() => go(1)}>
          <RightOutlined aria-hidden="true" />
        </button>
      )}
    </dialog>
  )
}

function show(track: HTMLElement | null, index: number, behavior: ScrollBehavior) {
  track?.children[index]?.scrollIntoView({ behavior, inline: 'start', block: 'nearest' })
}

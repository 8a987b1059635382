// While the map moves under the cross: what lies there, and the button that takes it.
import { CheckOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { ApiError } from '../api.ts'
import { useText } from '../text/text.ts'
import { phone, useMedia } from '../ui/use-media.ts'
import styles from './CrosshairBar.module.css'
import { useReport } from './report.ts'
import { refusalWords } from './report-words.ts'
import { usePlaceTitle } from './use-place-name.ts'

export function CrosshairBar() {
  const text = useText()
  const words = text.report
  const { spot, takeCross, go } = useReport()
  const small = useMedia(phone)
  const nameOf = usePlaceTitle()
  const take = useRef<HTMLButtonElement>(null)
  useEffect(() => take.current?.focus({ preventScroll: true }), [])
  const { error, answer } = spot
  const refusal = error instanceof ApiError && !error.passing ? refusalWords(error, text) : undefined
  const held = answer?.places.find(({ name, distanceMetres }) => distanceMetres === 0 && name !== null)
  const here = answer && [answer.communityName, answer.grid?.name ?? words.noGrid, held && nameOf(held)]
  return (
    <section className={styles.bar} aria-label={words.crosshairTitle}>
      <p className={styles.hint}>{words.crosshairHint}</p>
      {!small && <p className={styles.soft}>{words.crosshairKeys}</p>}
      <p role="status" className={refusal === undefined ? styles.here : styles.refused}>
        {refusal ?? here?.filter(Boolean).join(' · ') ?? ' '}
      </p>
      <div className={styles.buttons}>
        <Button onClick={() => go('form')}>{text.cancel}</Button>
        <Button
          ref={take}
          className={styles.take}
          type="primary"
          icon={<CheckOutlined aria-hidden />}
          disabled={refusal !== undefined}
          onClick={takeCross}
        >
          {words.here}
        </Button>
      </div>
    </section>
  )
}

// The report on a phone: a sheet over the lower part of the map, which stays in sight above it, or all of a small screen.
import { useEffect, useRef } from 'react'
import { useText } from '../text/text.ts'
import { ReportPanel } from './ReportPanel.tsx'
import styles from './ReportSheet.module.css'
import { useOpenReport } from './report.ts'

/** `onHeight`: how many pixels of the map lie under it. */
export function ReportSheet({ onHeight }: { onHeight: (pixels: number) => void }) {
  const { report: words } = useText()
  const step = useOpenReport()?.step
  const sheet = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!sheet.current) return
    const watch = new ResizeObserver(([entry]) => {
      const size = entry?.borderBoxSize[0]?.blockSize
      if (size !== undefined) onHeight(Math.round(size))
    })
    watch.observe(sheet.current)
    return () => watch.disconnect()
  }, [onHeight])
  return (
    <section
      ref={sheet}
      className={`${styles.sheet} ${step === 'crosshair' ? '' : styles.tall}`}
      aria-label={words.title}
    >
      <ReportPanel />
    </section>
  )
}

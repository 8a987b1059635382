// Where the problem is: found by GPS, set on the map or picked from a list; and, in clear words, why it is not known yet.
import {
  AimOutlined,
  EnvironmentFilled,
  PushpinOutlined,
  UnorderedListOutlined,
  WarningFilled,
} from '@ant-design/icons'
import { Button } from 'antd'
import { useId } from 'react'
import { ApiError } from '../api.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { failureWords } from './failure.ts'
import { GridChoice } from './GridChoice.tsx'
import form from './ReportForm.module.css'
import styles from './ReportPlace.module.css'
import { useReport } from './report.ts'
import { refusalWords } from './report-words.ts'
import { usePlaceName } from './use-place-name.ts'

export function ReportPlace() {
  const text = useText()
  const words = text.report
  const { where, gps } = useReport()
  const title = useId()
  return (
    <section className={form.section} aria-labelledby={title}>
      <h3 id={title} className={form.title}>
        {words.place}
      </h3>
      <div role="status" className={form.live}>
        {where ? (
          <KnownPlace />
        ) : gps.seeking ? (
          <p className={styles.seeking}>{words.locating}</p>
        ) : (
          <WhyNot />
        )}
      </div>
      {!where && <Ways />}
      <GridChoice />
    </section>
  )
}

function KnownPlace() {
  const text = useText()
  const words = text.report
  const { where, spot, go, gps } = useReport()
  const { name, detail } = usePlaceName()
  const outside =
    spot.error instanceof ApiError && spot.error.code === 'outside-county' ? spot.error : undefined
  if (outside) {
    return (
      <div className={form.section}>
        <Trouble words={refusalWords(outside, text)} />
        <Ways />
      </div>
    )
  }
  const source = where && words.sources[where.positionSource]
  const accuracy = where?.accuracyMetres
  return (
    <div className={styles.known}>
      <EnvironmentFilled className={styles.icon} aria-hidden />
      <span className={styles.what}>
        <strong className={styles.name}>{name}</strong>
        <span className={form.soft}>
          {[
            detail,
            accuracy === undefined ? source : words.accuracy(formatNumber(Math.max(1, Math.round(accuracy)))),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <Button type="link" className={styles.change} onClick={() => go('places')} loading={gps.seeking}>
        {words.change}
      </Button>
    </div>
  )
}

function WhyNot() {
  const text = useText()
  const words = text.report
  const { gps } = useReport()
  if (gps.rough) return <Trouble words={words.rough(formatNumber(Math.round(gps.rough.accuracyMetres)))} />
  return gps.lost ? <Trouble words={words.lost[gps.lost]} /> : null
}

function Trouble({ words }: { words: string }) {
  return (
    <p className={form.trouble}>
      <WarningFilled aria-hidden /> {words}
    </p>
  )
}

/** The ways to say where; GPS first, unless it has failed. */
function Ways() {
  const { report: words } = useText()
  const { go, gps, locate, hasFailed } = useWays()
  const ways = [
    { name: words.onMap, icon: <PushpinOutlined aria-hidden />, take: () => go('crosshair') },
    { name: words.fromList, icon: <UnorderedListOutlined aria-hidden />, take: () => go('places') },
  ]
  const gpsWay = { name: words.locate, icon: <AimOutlined aria-hidden />, take: locate }
  const all = gps.seeking ? ways : hasFailed ? [...ways, gpsWay] : [gpsWay, ...ways]
  return (
    <div className={styles.ways}>
      {all.map(({ name, icon, take }, index) => (
        <Button
          key={name}
          type={index === 0 ? 'primary' : 'default'}
          ghost={index === 0}
          icon={icon}
          onClick={take}
        >
          {name}
        </Button>
      ))}
    </div>
  )
}

/** GPS anew replaces a place that was refused. */
function useWays() {
  const { go, gps, change, where } = useReport()
  const locate = () => {
    if (where) change({ position: undefined, positionSource: undefined, place: undefined })
    gps.seek()
  }
  const hasFailed = gps.lost !== undefined || gps.rough !== undefined || where !== undefined
  return { go, gps, locate, hasFailed }
}

/** Why nothing is known of a place although it is set: the server is away. */
export function useSpotTrouble(): string | undefined {
  const text = useText()
  const { error } = useReport().spot
  if (!error) return undefined
  if (error instanceof ApiError && error.passing) return text.report.offline
  return error instanceof ApiError ? refusalWords(error, text) : failureWords(error, text).title
}

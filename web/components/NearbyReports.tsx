// Has somebody reported it already? Open problems of the category near by, large enough to decide; "me too" instead of a
// second report.
import { CameraOutlined, UsergroupAddOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { photoRoutes } from '../../api/contract/photos.ts'
import type { SpotAnswer } from '../../api/contract/problem-reports.ts'
import { statuses } from '../../api/contract/problem-workflow.ts'
import { apiPath } from '../paths.ts'
import { followOptions } from '../queries/reporting.ts'
import { formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { useCounty } from './county.ts'
import { failureWords } from './failure.ts'
import styles from './NearbyReports.module.css'
import form from './ReportForm.module.css'
import { useReport } from './report.ts'
import { agoWords, distanceWords } from './report-words.ts'

type Near = SpotAnswer['nearby'][number]

interface Props {
  /** It was met by this person too; so many have. */
  onFollowed: (id: number, followers: number) => void
}

export function NearbyReports({ onFollowed }: Props) {
  const { report: words } = useText()
  const { draft, spot } = useReport()
  const nearby = spot.answer?.nearby ?? []
  const section = useRef<HTMLElement>(null)
  const shown = draft.category === undefined ? 0 : nearby.length
  // It comes while one looks at the category above it.
  useEffect(() => {
    if (shown > 0) section.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }, [shown])
  if (shown === 0) return null
  return (
    <section ref={section} className={styles.nearby}>
      <h3 className={styles.title}>{words.nearby(formatNumber(nearby.length))}</h3>
      <p className={form.soft}>{words.nearbyHint}</p>
      <ul className={styles.list}>
        {nearby.map((each) => (
          <NearProblem key={each.id} problem={each} onFollowed={onFollowed} />
        ))}
      </ul>
    </section>
  )
}

function NearProblem({ problem, onFollowed }: { problem: Near } & Props) {
  const text = useText()
  const words = text.report
  const title = useTitle()
  const { county } = useCounty()
  const follow = useMutation({
    ...followOptions(county.code),
    onSuccess: ({ followers }, id) => onFollowed(id, followers),
  })
  const { id, words: said, status, reportedAt, distanceMetres, followers, photoId } = problem
  const failed = follow.error ? failureWords(follow.error, text) : undefined
  return (
    <li className={styles.problem}>
      {photoId === null ? (
        <span className={styles.noPhoto} title={words.noPhoto}>
          <CameraOutlined aria-label={words.noPhoto} />
        </span>
      ) : (
        <img
          className={styles.photo}
          src={apiPath(photoRoutes.getPhoto, {
            params: { county: county.code, id: photoId, size: 'thumbnail' },
          })}
          alt=""
        />
      )}
      <div className={styles.facts}>
        <p className={styles.said}>{said || words.noWords}</p>
        <p className={form.soft}>
          {[
            distanceMetres < 1 ? words.atSpot : words.away(distanceWords(distanceMetres, text)),
            agoWords(reportedAt, Date.now(), text),
            title(statuses[status]),
            followers > 0 && words.followers(formatNumber(followers)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <Button
          icon={<UsergroupAddOutlined aria-hidden />}
          loading={follow.isPending}
          onClick={() => follow.mutate(id)}
        >
          {words.meToo}
        </Button>
        {failed && (
          <p role="alert" className={form.trouble}>
            {failed.title}
          </p>
        )}
      </div>
    </li>
  )
}

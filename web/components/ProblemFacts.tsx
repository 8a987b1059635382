// Who reported what, where and when; whom to call back; the limits that run.
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { can } from '../../api/contract/access.ts'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import { revealCallerOptions } from '../queries/problems.ts'
import { dateTime, formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { writeDue, writeLimit } from '../text/time-left.ts'
import { FactList } from '../ui/FactList.tsx'
import { AreaLink } from './AreaLink.tsx'
import { useCounty } from './county.ts'
import { failureWords } from './failure.ts'
import { PlaceLink } from './PlaceLink.tsx'
import styles from './ProblemFacts.module.css'
import { useProblemSetup } from './problem-setup.ts'
import { useProfile } from './profile.ts'
import { UnitGridLink } from './UnitGridLink.tsx'

interface Props {
  detail: ProblemDetail
}

export function ReportFacts({ detail }: Props) {
  const text = useText()
  const words = text.problem
  const title = useTitle()
  const setup = useProblemSetup()
  const { row, callerName, maskedPhone, happenedAt } = detail
  return (
    <FactList
      facts={[
        [words.number, row.number ?? words.noNumber],
        [words.category, title(row.categoryTitle)],
        [words.source, setup.source(row.source)],
        [words.reporter, row.reporterName],
        [words.reportedAt, dateTime(row.reportedAt)],
        happenedAt !== null && [words.happenedAt, dateTime(happenedAt)],
        callerName !== null && [words.caller, callerName],
        (callerName !== null || maskedPhone !== null) && [words.phone, <Phone key="phone" detail={detail} />],
        row.closedAt !== null && [words.closedAt, dateTime(row.closedAt)],
      ]}
    />
  )
}

export function WhereFacts({ detail }: Props) {
  const text = useText()
  const words = text.problem
  const { row, place, areas, accuracyMetres, positionSource, unitGridCode } = detail
  const [lng, lat] = row.position
  return (
    <FactList
      facts={[
        [words.place, row.placeName ?? text.problems.noPlace],
        [words.facility, place ? <PlaceLink key="place" {...place} /> : words.noFacility],
        ...areas.map(
          ({ code, level, name, leaderName }) =>
            [
              text.levels[level as keyof typeof text.levels], // the server names levels of the contract
              <span key={code} className={styles.area}>
                <AreaLink code={code} name={name} />
                {level === 'grid' && (
                  <span className={styles.soft}>
                    {leaderName === null ? words.vacant : words.leader(leaderName)}
                  </span>
                )}
              </span>,
            ] as const,
        ),
        unitGridCode !== null && [text.unitGrid.sort, <UnitGridLink key="unit-grid" code={unitGridCode} />],
        [
          words.position,
          [
            `${lng.toFixed(5)}, ${lat.toFixed(5)}`,
            words.positionSources[positionSource],
            accuracyMetres !== null && words.accuracy(formatNumber(Math.round(accuracyMetres))),
          ]
            .filter(Boolean)
            .join(' · '),
        ],
      ]}
    />
  )
}

export function LimitFacts({ detail }: Props) {
  const text = useText()
  const words = text.problem
  const { row, limit, handleDueAt, suspendedUntil, replyDueAt } = detail
  const moment = (iso: string) => writeDue(Date.parse(iso))
  return (
    <FactList
      facts={[
        row.dueAt !== null && [words.due, moment(row.dueAt)],
        limit !== null && [words.limit, writeLimit(limit, text)],
        handleDueAt !== null && [words.handleDue, moment(handleDueAt)],
        suspendedUntil !== null && [words.suspendedUntil, moment(suspendedUntil)],
        replyDueAt !== null && [words.replyDue, moment(replyDueAt)],
      ]}
    />
  )
}

/** Masked, and whole on request; the server notes who looked. */
function Phone({ detail: { row, movable, maskedPhone } }: Props) {
  const text = useText()
  const profile = useProfile()
  const { county } = useCounty()
  const reveal = useMutation(revealCallerOptions(county.code, row.id))
  if (maskedPhone === null) return text.problem.noPhone
  if (reveal.data) return reveal.data.phone
  const target = { area: movable.area, unitIds: movable.unitId === null ? [] : [movable.unitId] }
  return (
    <span className={styles.phone}>
      <span>{maskedPhone}</span>
      {can(profile, 'phone.reveal', target) && (
        <Button
          size="small"
          title={text.problem.revealHint}
          loading={reveal.isPending}
          onClick={() => reveal.mutate()}
        >
          {text.problem.reveal}
        </Button>
      )}
      {reveal.error && <span role="alert">{failureWords(reveal.error, text).title}</span>}
    </span>
  )
}

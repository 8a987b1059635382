// What has a unit done for what it answers for? Counts, then the log with the latest day first.
import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { can } from '../../api/contract/access.ts'
import type { Duty } from '../../api/contract/duties.ts'
import { unitDutiesOptions } from '../queries/units.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import { Quantity } from '../ui/Quantity.tsx'
import { ShortList } from '../ui/ShortList.tsx'
import { DutyForm } from './DutyForm.tsx'
import styles from './DutyLog.module.css'
import { FailureNotice } from './FailureNotice.tsx'
import { PhotoStrip } from './PhotoStrip.tsx'
import { useProfile } from './profile.ts'
import type { UnitPageAnswer } from './UnitFacts.tsx'

const counted = ['visits', 'meetings', 'problemsFound', 'problemsSolved'] as const

export function DutyLog({ page: { unit, assignments, duties } }: { page: UnitPageAnswer }) {
  const text = useText()
  const profile = useProfile()
  const log = useQuery(unitDutiesOptions(unit.county, unit.id))
  const [writing, setWriting] = useState<Duty | 'new'>()
  const mine = assignments.filter(({ area, unitId }) =>
    can(profile, 'duty.write', { area, unitIds: [unitId] }),
  )
  return (
    <>
      <dl className={styles.counts}>
        {counted.map((name) => (
          <div key={name}>
            <dt>{text.unitPage.counts[name]}</dt>
            <dd>
              <Quantity number={formatNumber(duties[name])} unit="" size="figure" />
            </dd>
          </div>
        ))}
      </dl>
      {mine.length > 0 && (
        <div>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setWriting('new')}>
            {text.duty.add}
          </Button>
        </div>
      )}
      {!log.data && !log.error && <Skeleton active title={false} aria-label={text.loading} />}
      {!log.data && log.error && <FailureNotice error={log.error} retry={log.refetch} />}
      {log.data?.length === 0 && <Notice title={text.duty.none} />}
      {log.data && log.data.length > 0 && (
        <ShortList
          first={10}
          more={(count) => text.more(formatNumber(count))}
          items={log.data.map((each) => (
            <Entry key={each.id} duty={each} onCorrect={() => setWriting(each)} />
          ))}
        />
      )}
      {writing !== undefined && (
        <DutyForm
          assignments={mine}
          duty={writing === 'new' ? undefined : writing}
          onClose={() => setWriting(undefined)}
        />
      )}
    </>
  )
}

function Entry({ duty, onCorrect }: { duty: Duty; onCorrect: () => void }) {
  const text = useText()
  const { kind, happenedOn, target, words, photos, authorName, correctable } = duty
  return (
    <div className={styles.entry}>
      <p className={styles.head}>
        <strong>{text.duty.kinds[kind]}</strong>
        <span>{target.name}</span>
        <time dateTime={happenedOn}>{happenedOn}</time>
      </p>
      <p className={styles.words}>{words}</p>
      <PhotoStrip photos={photos} about={`${text.duty.kinds[kind]} ${target.name}`} />
      <p className={styles.foot}>
        <span>{text.duty.by(authorName)}</span>
        {correctable && (
          <Button type="link" size="small" onClick={onCorrect}>
            {text.duty.correct}
          </Button>
        )}
      </p>
    </div>
  )
}

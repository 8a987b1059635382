// One problem beside the map: the short of it, what can be done about it, and the way to its page.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { ApiError } from '../api.ts'
import { toProblem } from '../paths.ts'
import { problemOptions } from '../queries/problems.ts'
import { useText, useTitle } from '../text/text.ts'
import { Fold } from '../ui/Fold.tsx'
import { Notice } from '../ui/Notice.tsx'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { PanelBones } from './PanelBones.tsx'
import { PanelHeader } from './PanelHeader.tsx'
import { PhotoStrip } from './PhotoStrip.tsx'
import { ProblemDue } from './ProblemDue.tsx'
import { ReportFacts, WhereFacts } from './ProblemFacts.tsx'
import { FollowButton } from './ProblemHead.tsx'
import { ProblemHistory } from './ProblemHistory.tsx'
import styles from './ProblemPanel.module.css'
import { ProblemRouting } from './ProblemRouting.tsx'
import { ProblemMarks, ProblemStatus, whereOf } from './ProblemRowParts.tsx'
import type { StepStart } from './ProblemStepForm.tsx'
import { ProblemSteps } from './ProblemSteps.tsx'
import { photosOf } from './problem-photos.ts'
import { useMapFilter } from './shown-problems.ts'

export function ProblemPanel({ id }: { id: number }) {
  const text = useText()
  const words = text.problem
  const title = useTitle()
  const { county, view, moveTo } = useCounty()
  const filter = useMapFilter()
  const answer = useQuery(problemOptions(county.code, id))
  const [started, setStarted] = useState<StepStart>()
  if (!answer.data) {
    if (!answer.error) return <PanelBones />
    const missing = answer.error instanceof ApiError && answer.error.code === 'unknown-problem'
    return (
      <>
        <PanelHeader sort={words.page} name={missing ? words.missing : text.failure.title} />
        {missing ? (
          <Notice title={words.missing} hint={words.missingHint} />
        ) : (
          <FailureNotice error={answer.error} retry={answer.refetch} />
        )}
      </>
    )
  }
  const detail = answer.data
  const { row } = detail
  const { before, after } = photosOf(detail.events)
  const [lng, lat] = row.position
  return (
    <article>
      <PanelHeader
        sort={
          <>
            <ProblemStatus row={row} /> {row.number}
          </>
        }
        name={title(row.categoryTitle)}
        where={[row.placeName, whereOf(row)].filter(Boolean).join(' · ')}
      />
      <div className={styles.part}>
        <ProblemDue row={row} large />
        <ProblemMarks row={row} />
        <p className={styles.words}>{row.words || text.problems.noWords}</p>
        <PhotoStrip photos={[...after.toReversed(), ...before]} about={title(row.categoryTitle)} />
        <p className={styles.links}>
          <Link {...toProblem(county.code, id, view, filter)}>{words.openPage}</Link>
          <Button type="link" size="small" onClick={() => moveTo([lng, lat, lng, lat])}>
            {words.onMap}
          </Button>
          <FollowButton detail={detail} />
        </p>
      </div>
      <Fold title={words.steps}>
        <div className={styles.part}>
          <ProblemSteps detail={detail} started={started} onStart={setStarted} />
        </div>
      </Fold>
      <Fold title={words.unit} aside={row.unitName ?? undefined} open={false}>
        <div className={styles.part}>
          <ProblemRouting detail={detail} />
        </div>
      </Fold>
      <Fold title={words.where} open={false}>
        <div className={styles.part}>
          <WhereFacts detail={detail} />
        </div>
      </Fold>
      <Fold title={words.report} open={false}>
        <div className={styles.part}>
          <ReportFacts detail={detail} />
        </div>
      </Fold>
      <Fold title={words.history}>
        <div className={styles.part}>
          <ProblemHistory detail={detail} />
        </div>
      </Fold>
    </article>
  )
}

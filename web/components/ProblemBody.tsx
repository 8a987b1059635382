// Everything about one problem, laid out for the room there is: two columns on a page, one beside the map or in a hand.
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { useState } from 'react'
import { whyNotMove } from '../../api/contract/problem-workflow.ts'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import { toProblem } from '../paths.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Card } from '../ui/Card.tsx'
import { useCounty } from './county.ts'
import styles from './ProblemBody.module.css'
import { LimitFacts, ReportFacts, WhereFacts } from './ProblemFacts.tsx'
import { ProblemHead } from './ProblemHead.tsx'
import { ProblemHistory } from './ProblemHistory.tsx'
import { ProblemMap } from './ProblemMap.tsx'
import { ProblemNearby } from './ProblemNearby.tsx'
import { ProblemPhotos } from './ProblemPhotos.tsx'
import { ProblemRouting } from './ProblemRouting.tsx'
import type { StepStart } from './ProblemStepForm.tsx'
import { ProblemSteps } from './ProblemSteps.tsx'
import { useProfile } from './profile.ts'
import { useRoot } from './root.ts'

interface Props {
  detail: ProblemDetail
  onMoved?: Parameters<typeof ProblemSteps>[0]['onMoved']
}

export function ProblemBody({ detail, onMoved }: Props) {
  const text = useText()
  const words = text.problem
  const root = useRoot()
  const profile = useProfile()
  const { county } = useCounty()
  const [started, setStarted] = useState<StepStart>()
  const { mergedInto, absorbed } = detail
  const mayMerge = whyNotMove(detail.movable, 'merge', profile, new Date()) === undefined
  return (
    <div className={styles.body}>
      {mergedInto !== null && (
        <Alert
          type="info"
          showIcon
          title={words.mergedInto}
          action={<Link {...toProblem(county.code, mergedInto, root)}>{words.openOther}</Link>}
        />
      )}
      <ProblemHead detail={detail}>
        <ProblemSteps detail={detail} started={started} onStart={setStarted} onMoved={onMoved} />
      </ProblemHead>
      <div className={styles.columns}>
        <div className={styles.column}>
          <Card title={words.photos}>
            <ProblemPhotos detail={detail} />
          </Card>
          <Card
            title={words.history}
            hint={absorbed.length > 0 ? words.absorbed(formatNumber(absorbed.length)) : undefined}
          >
            <ProblemHistory detail={detail} />
          </Card>
        </div>
        <div className={styles.column}>
          <Card title={words.where}>
            <ProblemMap detail={detail} />
            <WhereFacts detail={detail} />
          </Card>
          <Card title={words.unit}>
            <ProblemRouting detail={detail} />
            <LimitFacts detail={detail} />
          </Card>
          <Card title={words.report}>
            <ReportFacts detail={detail} />
          </Card>
          <Card title={words.nearby} hint={words.nearbyHint}>
            <ProblemNearby
              detail={detail}
              onMerge={mayMerge ? (target) => setStarted({ action: 'merge', target }) : undefined}
            />
          </Card>
        </div>
      </div>
    </div>
  )
}

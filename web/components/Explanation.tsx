// Why is the number what it is? Formula with the area's own figures, definition and law, notes, places, gaps.
import { useQuery } from '@tanstack/react-query'
import type { IndicatorInfo } from '../../api/contract/catalog.ts'
import { explanationOptions } from '../queries/indicators.ts'
import { dateTime, formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Fold } from '../ui/Fold.tsx'
import { CountedPlaces } from './CountedPlaces.tsx'
import styles from './Explanation.module.css'
import { ExplanationBones } from './ExplanationBones.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import { Formula } from './Formula.tsx'
import { GapList } from './GapList.tsx'
import { IndicatorDefinition } from './IndicatorDefinition.tsx'
import { NoteList } from './NoteList.tsx'

export function Explanation({ indicator, area }: { indicator: IndicatorInfo; area: string }) {
  const text = useText()
  const answer = useQuery(explanationOptions(indicator.id, area))
  const explanation = answer.data
  if (!explanation) {
    return answer.error ? <FailureNotice error={answer.error} retry={answer.refetch} /> : <ExplanationBones />
  }
  const { value, notes, places, placeCount, gaps } = explanation
  const coverage = indicator.method === 'coverage'
  return (
    <>
      <Fold title={text.explanation.title}>
        <div className={styles.part}>
          <Formula indicator={indicator} value={value} />
          {notes.length > 0 && <NoteList notes={notes} />}
        </div>
      </Fold>
      {coverage && value.value !== null && (
        <Fold title={text.explanation.gaps} aside={gaps.length > 0 ? text.explanation.gapsHint : undefined}>
          <GapList gaps={gaps} />
        </Fold>
      )}
      <Fold
        title={text.explanation.places}
        aside={placeCount > 0 ? text.explanation.placesMore(formatNumber(placeCount)) : undefined}
        open={!coverage}
      >
        <CountedPlaces places={places} indicator={indicator} />
      </Fold>
      <Fold title={text.explanation.basis}>
        <div className={styles.part}>
          <IndicatorDefinition indicator={indicator} />
          <p className={styles.versions}>
            {text.explanation.versions(
              formatNumber(explanation.definitionVersion),
              formatNumber(explanation.dataVersion),
            )}
            <br />
            {text.board.computedAt(dateTime(explanation.computedAt))}
          </p>
        </div>
      </Fold>
    </>
  )
}

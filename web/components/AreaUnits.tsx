// Which units answer for an area? Its own, those of the areas that hold it, and those of the places inside.
import { useQueries, useQuery } from '@tanstack/react-query'
import type { Area } from '../../api/contract/areas.ts'
import { areaAssignmentsOptions } from '../api.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { Fold } from '../ui/Fold.tsx'
import { AssignmentList } from './AssignmentList.tsx'
import { FailureNotice } from './FailureNotice.tsx'

interface Props {
  area: Area
  parents: readonly Area[]
}

export function AreaUnits({ area, parents }: Props) {
  const text = useText()
  // The county answers for everything; what matters is who is nearer.
  const nearer = [...parents].reverse().filter(({ level }) => level !== 'county')
  const above = useQueries({ queries: nearer.map(({ code }) => areaAssignmentsOptions(code)) })
  const answer = useQuery(areaAssignmentsOptions(area.code))
  if (!answer.data) {
    return (
      <Fold title={text.grid.units}>
        {answer.error ? <FailureNotice error={answer.error} retry={answer.refetch} /> : <Bone height={48} />}
      </Fold>
    )
  }
  const own = answer.data.items.filter(({ target }) => target.id === area.code && target.type !== 'place')
  const inherited = above.flatMap(({ data }, index) =>
    (data?.items ?? []).filter(({ target }) => target.type === 'region' && target.id === nearer[index]?.code),
  )
  const places = answer.data.items.filter(({ target }) => target.type === 'place')
  return (
    <>
      <Fold title={text.grid.units}>
        {own.length > 0 && <AssignmentList assignments={own} none={text.grid.noUnits} />}
        {(own.length === 0 || inherited.length > 0) && (
          <AssignmentList assignments={inherited} none={text.grid.noUnits} targets />
        )}
      </Fold>
      {places.length > 0 && (
        <Fold
          title={text.grid.placeUnits}
          aside={text.unit.answersCount(formatNumber(places.length))}
          open={area.level === 'grid'}
        >
          <AssignmentList assignments={places} none={text.grid.noUnits} targets />
        </Fold>
      )}
    </>
  )
}

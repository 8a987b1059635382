// Which units answer for an area? Its own, those of the areas that hold it, and those of the places inside.
import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query'
import type { Area } from '../../api/contract/areas.ts'
import { areaAssignmentsOptions, placeAssignmentsOptions } from '../queries/assignments.ts'
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
  const own = answer.data.items
  const inherited = above.flatMap(({ data }) => data?.items ?? [])
  return (
    <>
      <Fold title={text.grid.units}>
        {own.length > 0 && <AssignmentList assignments={own} none={text.grid.noUnits} />}
        {(own.length === 0 || inherited.length > 0) && (
          <AssignmentList assignments={inherited} none={text.grid.noUnits} targets />
        )}
      </Fold>
      <PlaceUnits area={area} />
    </>
  )
}

/** Those of the places inside, the next page on request. */
function PlaceUnits({ area }: { area: Area }) {
  const text = useText()
  const answer = useInfiniteQuery(placeAssignmentsOptions(area.code))
  const total = answer.data?.pages[0]?.total ?? 0
  if (total === 0) return null
  const assignments = answer.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Fold
      title={text.grid.placeUnits}
      aside={text.unit.answersCount(formatNumber(total))}
      open={area.level === 'grid'}
    >
      <AssignmentList
        assignments={assignments}
        none={text.grid.noUnits}
        total={total}
        onMore={() => void answer.fetchNextPage()}
        targets
      />
    </Fold>
  )
}

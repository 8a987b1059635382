// Which units answer for an area itself? Those of the places inside it stand with the places.
import { useQuery } from '@tanstack/react-query'
import { areaAssignmentsOptions } from '../api.ts'
import { useText } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { Fold } from '../ui/Fold.tsx'
import { AssignmentList } from './AssignmentList.tsx'
import { FailureNotice } from './FailureNotice.tsx'

export function AreaUnits({ code }: { code: string }) {
  const text = useText()
  const answer = useQuery(areaAssignmentsOptions(code))
  const own = answer.data?.items.filter(({ target }) => target.type !== 'place' && target.id === code)
  return (
    <Fold title={text.grid.units}>
      {own ? (
        <AssignmentList assignments={own} none={text.grid.noUnits} />
      ) : answer.error ? (
        <FailureNotice error={answer.error} retry={answer.refetch} />
      ) : (
        <Bone height={48} />
      )}
    </Fold>
  )
}

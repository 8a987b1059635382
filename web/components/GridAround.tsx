// Which units answer for a grid, and what lies in it by kind: as the panel of the map says it.
import { useQuery } from '@tanstack/react-query'
import { areaOptions } from '../queries/areas.ts'
import { Bone } from '../ui/Bone.tsx'
import { AreaUnits } from './AreaUnits.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import { PlaceCounts } from './PlaceCounts.tsx'

export function GridAround({ code }: { code: string }) {
  const { data, error, refetch } = useQuery(areaOptions(code))
  if (!data) return error ? <FailureNotice error={error} retry={refetch} /> : <Bone height={96} />
  return (
    <div>
      <AreaUnits area={data.area} parents={data.parents} />
      <PlaceCounts code={code} />
    </div>
  )
}

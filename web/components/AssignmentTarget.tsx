// What a unit answers for: an area or a facility, to be selected.
import type { AssignmentInfo } from '../../api/contract/assignments.ts'
import { AreaLink } from './AreaLink.tsx'
import { PlaceLink } from './PlaceLink.tsx'

export function AssignmentTarget({ target }: { target: AssignmentInfo['target'] }) {
  return target.type === 'place' ? (
    <PlaceLink id={Number(target.id)} kind={target.kind ?? ''} name={target.name || null} />
  ) : (
    <AreaLink code={target.id} name={target.name} />
  )
}

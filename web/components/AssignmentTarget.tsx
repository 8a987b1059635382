// What a unit answers for: an area, a facility or an indicator, to be selected.
import type { AssignmentInfo } from '../../api/contract/assignments.ts'
import styles from './AreaLink.module.css'
import { AreaLink } from './AreaLink.tsx'
import { useCounty } from './county.ts'
import { PlaceLink } from './PlaceLink.tsx'
import { useTargetName } from './target-name.ts'

type Target = AssignmentInfo['target']

export function AssignmentTarget({ target }: { target: Target }) {
  switch (target.type) {
    case 'place':
      return <PlaceLink id={Number(target.id)} kind={target.kind ?? ''} name={target.name || null} />
    case 'indicator':
      return <IndicatorLink target={target} />
    case 'region':
    case 'grid':
      return <AreaLink code={target.id} name={target.name} />
  }
}

function IndicatorLink({ target }: { target: Target }) {
  const nameOf = useTargetName()
  const { change } = useCounty()
  return (
    <button type="button" className={styles.link} onClick={() => change({ indicator: target.id })}>
      {nameOf(target)}
    </button>
  )
}

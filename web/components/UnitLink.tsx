// The name of a unit in a list: selects it and brings the map to what it answers for.
import { useQueryClient } from '@tanstack/react-query'
import { unitAssignmentsOptions } from '../queries/assignments.ts'
import { answerTo } from '../queries/query-client.ts'
import { useCounty } from './county.ts'
import styles from './UnitLink.module.css'

export function UnitLink({ id, name }: { id: number; name: string }) {
  const goToUnit = useGoToUnit()
  return (
    <button type="button" className={styles.unit} onClick={() => goToUnit(id)}>
      {name}
    </button>
  )
}

/** Selects a unit; the map follows as soon as it is known where all that it answers for lies. */
export function useGoToUnit(): (id: number) => void {
  const client = useQueryClient()
  const { county, select } = useCounty()
  return (id) => {
    const found = answerTo(client, unitAssignmentsOptions(county.code, id))
    select(
      { type: 'unit', id },
      found.then(({ box }) => box),
    )
  }
}

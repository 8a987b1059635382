// The code of a unit grid, which selects it and brings the map there.
import { useQueryClient } from '@tanstack/react-query'
import { answerTo } from '../queries/query-client.ts'
import { unitGridOptions } from '../queries/unit-grids.ts'
import styles from './AreaLink.module.css'
import { useCounty } from './county.ts'

export function UnitGridLink({ code }: { code: string }) {
  const client = useQueryClient()
  const { select } = useCounty()
  const go = () => {
    const found = answerTo(client, unitGridOptions(code))
    select(
      { type: 'unit-grid', code },
      found.then(({ box }) => box),
    )
  }
  return (
    <button type="button" className={styles.link} onClick={go}>
      {code}
    </button>
  )
}

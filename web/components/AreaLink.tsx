// The name of an area that selects it and brings the map there.
import { useQueryClient } from '@tanstack/react-query'
import { areaOptions } from '../queries/areas.ts'
import { answerTo } from '../queries/query-client.ts'
import styles from './AreaLink.module.css'
import { useCounty } from './county.ts'

interface Props {
  code: string
  name: string
}

export function AreaLink({ code, name }: Props) {
  const goToArea = useGoToArea()
  return (
    <button type="button" className={styles.link} onClick={() => goToArea(code)}>
      {name}
    </button>
  )
}

/** Selects an area; the map follows as soon as its box is known. */
export function useGoToArea(): (code: string) => void {
  const client = useQueryClient()
  const { select } = useCounty()
  return (code) => {
    const found = answerTo(client, areaOptions(code))
    select(
      { type: 'area', code },
      found.then(({ area }) => area.box),
    )
  }
}

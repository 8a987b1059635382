// A facility in a list: symbol and name, selects it on the map.
import { useQueryClient } from '@tanstack/react-query'
import { placeOptions } from '../queries/places.ts'
import { answerTo } from '../queries/query-client.ts'
import { useText, useTitle } from '../text/text.ts'
import { findKind, useCounty } from './county.ts'
import { boxOf } from './geometry-box.ts'
import { KindSymbol } from './KindSymbol.tsx'
import styles from './PlaceLink.module.css'

interface Props {
  id: number
  kind: string
  name: string | null
}

export function PlaceLink({ id, kind: kindId, name }: Props) {
  const text = useText()
  const title = useTitle()
  const { catalog } = useCounty()
  const goToPlace = useGoToPlace()
  const kind = findKind(catalog, kindId)
  return (
    <button type="button" className={styles.place} onClick={() => goToPlace(id)}>
      {kind && <KindSymbol kind={kind} size={16} />}
      <span>{name ?? text.explanation.unnamed(kind ? title(kind.title) : kindId)}</span>
    </button>
  )
}

/** Selects a place; the map follows as soon as its shape is known. */
export function useGoToPlace(): (id: number) => void {
  const client = useQueryClient()
  const { county, select } = useCounty()
  return (id) => {
    const found = answerTo(client, placeOptions(county.code, id))
    select(
      { type: 'place', id },
      found.then(({ feature }) => boxOf(feature.geometry)),
    )
  }
}

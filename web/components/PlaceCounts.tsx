// What lies in an area? Its facilities by kind; a kind opens to its names.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { KindInfo } from '../../api/contract/catalog.ts'
import { placeCountsOptions, placesOptions } from '../queries/places.ts'
import { formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { Fold } from '../ui/Fold.tsx'
import { ShortList } from '../ui/ShortList.tsx'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { KindSymbol } from './KindSymbol.tsx'
import styles from './PlaceCounts.module.css'
import { PlaceLink } from './PlaceLink.tsx'

/** So many of a kind are listed at most; more are found by the search. */
const listed = 100

export function PlaceCounts({ code, open = true }: { code: string; open?: boolean }) {
  const text = useText()
  const { catalog } = useCounty()
  const answer = useQuery(placeCountsOptions(code))
  const counts = new Map(answer.data?.map(({ kind, count }) => [kind, count]))
  const kinds = catalog.kinds
    .filter(({ id, style }) => (counts.get(id) ?? 0) > 0 && rankOf(style.role) !== undefined)
    .sort((a, b) => (rankOf(a.style.role) ?? 0) - (rankOf(b.style.role) ?? 0))
  return (
    <Fold title={text.grid.places} open={open}>
      {answer.error && !answer.data && <FailureNotice error={answer.error} retry={answer.refetch} />}
      {answer.isPending && <Bone height={64} />}
      {answer.data && kinds.length === 0 && <p className={styles.none}>{text.grid.noPlaces}</p>}
      {kinds.map((kind) => (
        <KindNames key={kind.id} kind={kind} area={code} count={counts.get(kind.id) ?? 0} />
      ))}
    </Fold>
  )
}

/** Where people live and what serves them stands first. Houses and the ground are too many and nameless for a list. */
function rankOf(role: KindInfo['style']['role']): number | undefined {
  const ranks: Partial<Record<typeof role, number>> = {
    'land-use': 0,
    facility: 1,
    green: 2,
    road: 3,
    water: 4,
  }
  return ranks[role]
}

/** Asks for the names when it is opened. */
function KindNames({ kind, area, count }: { kind: KindInfo; area: string; count: number }) {
  const title = useTitle()
  const [opened, setOpened] = useState(false)
  return (
    <details className={styles.kind} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary className={styles.summary}>
        <KindSymbol kind={kind} />
        <span className={styles.name}>{title(kind.title)}</span>
        <span className={styles.count}>{formatNumber(count)}</span>
      </summary>
      {opened && <PlaceNames kind={kind} area={area} />}
    </details>
  )
}

function PlaceNames({ kind, area }: { kind: KindInfo; area: string }) {
  const text = useText()
  const answer = useQuery(placesOptions(kind.id, area, listed))
  if (!answer.data) {
    return answer.error ? <FailureNotice error={answer.error} retry={answer.refetch} /> : <Bone height={48} />
  }
  return (
    <div className={styles.names}>
      <ShortList
        first={8}
        more={(count) => text.more(formatNumber(count))}
        items={answer.data.features.map(({ id, properties }) => (
          <PlaceLink key={id} id={id} kind={kind.id} name={properties.name} />
        ))}
      />
    </div>
  )
}

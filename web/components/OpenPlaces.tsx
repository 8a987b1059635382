// For which places of a kind does nobody answer? Chosen one by one, or all of them.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { can } from '../../api/contract/access.ts'
import type { AssignmentTarget } from '../../api/contract/assignments.ts'
import { unassignedPagesOptions } from '../queries/assignments.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import type { AssignmentFilter } from './assignment-filter.ts'
import { useCounty } from './county.ts'
import styles from './OpenPlaces.module.css'
import { PagedRows } from './PagedRows.tsx'
import { PlaceLink } from './PlaceLink.tsx'
import { useProfile } from './profile.ts'

interface Props {
  filter: AssignmentFilter
  kind: string
  selected: readonly AssignmentTarget[]
  onSelected: (targets: readonly AssignmentTarget[]) => void
  onAssignAll: (count: number) => void
}

export function OpenPlaces({ filter: { area, role }, kind, selected, onSelected, onAssignAll }: Props) {
  const words = useText().assignments
  const profile = useProfile()
  const { county } = useCounty()
  const code = area ?? county.code
  const pages = useInfiniteQuery(unassignedPagesOptions(code, { kind, role }))
  const total = pages.data?.pages[0]?.total ?? 0
  const link = ({ id, name }: { id: number; name: string }) => (
    <PlaceLink id={id} kind={kind} name={name || null} />
  )
  return (
    <PagedRows
      pages={pages}
      columns={[
        { title: words.target, key: 'target', render: (_, row) => link(row) },
        { title: words.where, key: 'where', render: (_, { where }) => where },
      ]}
      card={(row) => (
        <>
          {link(row)}
          <span className={styles.where}>{row.where}</span>
        </>
      )}
      nameOf={({ name }) => name}
      mayChoose={(row) => can(profile, 'assignment.write', { area: row.area })}
      selected={selected.map(({ id }) => Number(id))}
      onSelected={(chosen) =>
        onSelected(chosen.map(({ id, name }) => ({ type: 'place', id: String(id), name, kind })))
      }
      empty={<Notice title={words.allAssigned} />}
    >
      <p className={styles.head}>
        <strong>{words.open(formatNumber(total))}</strong>
        {can(profile, 'assignment.write', { area: code }) && (
          <Button onClick={() => onAssignAll(total)}>{words.assignAll(formatNumber(total))}</Button>
        )}
      </p>
    </PagedRows>
  )
}

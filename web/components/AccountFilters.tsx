// Narrows the list of accounts by name, role, area and state; the link keeps it.
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { rolesOptions } from '../queries/people.ts'
import { useText, useTitle } from '../text/text.ts'
import { SearchField } from '../ui/SearchField.tsx'
import { AreaPicker } from './AreaPicker.tsx'
import { type AccountSearch, accountStates } from './account-filter.ts'
import { useAreaSource } from './area-source.ts'
import styles from './FilterBar.module.css'
import { useScopeRoots } from './scope-roots.ts'

interface Props {
  search: AccountSearch
  onChange: (change: AccountSearch) => void
}

const nothing = { q: undefined, role: undefined, area: undefined, state: undefined }

export function AccountFilters({ search, onChange }: Props) {
  const text = useText()
  const title = useTitle()
  const roles = useQuery(rolesOptions())
  const roots = useScopeRoots('account.read')
  const source = useAreaSource()
  const [round, setRound] = useState(0)
  const isFiltered = search.q ?? search.role ?? search.area ?? search.state
  return (
    <search className={styles.bar}>
      <SearchField
        key={round}
        className={styles.words}
        label={text.people.search}
        maxLength={40}
        value={search.q}
        onChange={(q) => onChange({ q })}
      />
      <Select
        className={styles.field}
        aria-label={text.people.role}
        placeholder={text.people.anyRole}
        allowClear
        value={search.role}
        onChange={(role: string | undefined) => onChange({ role })}
        options={roles.data?.map((role) => ({ value: role.id, label: title(role.title) })) ?? []}
      />
      <div className={styles.field}>
        <AreaPicker
          label={text.people.area}
          placeholder={text.people.anyArea}
          value={search.area}
          onChange={(area) => onChange({ area })}
          roots={roots}
          source={source}
          clearable
        />
      </div>
      <Select
        className={styles.field}
        aria-label={text.people.state}
        placeholder={text.people.anyState}
        allowClear
        value={search.state}
        onChange={(state: string | undefined) => onChange({ state })}
        options={accountStates.map((state) => ({ value: state, label: text.people.states[state] }))}
      />
      {isFiltered !== undefined && (
        <Button
          type="link"
          onClick={() => {
            onChange(nothing)
            setRound(round + 1)
          }}
        >
          {text.people.clear}
        </Button>
      )}
    </search>
  )
}

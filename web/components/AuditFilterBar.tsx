// Narrows the log by time, account, action, area, subject and words; the link keeps it.
import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Button, Input, Segmented, Select, Tag } from 'antd'
import { useState } from 'react'
import { canInside } from '../../api/contract/access.ts'
import { auditActionIds, auditActions } from '../../api/contract/audit.ts'
import { auditSubjectsOptions } from '../queries/audit.ts'
import { accountNamesOptions } from '../queries/people.ts'
import { day } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import { DayField } from '../ui/DayField.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { useSettled } from '../ui/use-settled.ts'
import { AreaPicker } from './AreaPicker.tsx'
import { useAreaSource } from './area-source.ts'
import { type AuditPreset, type AuditSearch, auditPresets, daysOf, presetOf } from './audit-filter.ts'
import styles from './FilterBar.module.css'
import { useProfile } from './profile.ts'
import { useScopeRoots } from './scope-roots.ts'

interface Props {
  search: AuditSearch
  onChange: (change: AuditSearch) => void
  /** Takes every filter away. */
  onClear: () => void
}

export function AuditFilterBar({ search, onChange, onClear }: Props) {
  const text = useText().auditLog
  const title = useTitle()
  const roots = useScopeRoots('audit.read')
  const source = useAreaSource()
  const today = day(new Date())
  return (
    <search>
      <div className={styles.bar}>
        <Segmented<AuditPreset>
          className={styles.whole}
          aria-label={text.range}
          // A range of its own chooses none of them.
          value={presetOf(search, today) ?? ('' as AuditPreset)}
          onChange={(preset) => onChange(daysOf(preset, today))}
          options={auditPresets.map((preset) => ({ value: preset, label: text.presets[preset] }))}
        />
        <DayField
          className={styles.field}
          label={text.from}
          sign={text.since}
          value={search.from}
          onChange={(from) => onChange({ from })}
        />
        <DayField
          className={styles.field}
          label={text.to}
          sign={text.until}
          value={search.to}
          onChange={(to) => onChange({ to })}
        />
      </div>
      <div className={styles.bar}>
        <SearchField
          className={styles.words}
          label={text.text}
          maxLength={60}
          value={search.text}
          onChange={(words) => onChange({ text: words })}
        />
        <AccountField key={search.by} value={search.by} onChange={(by) => onChange({ by })} />
        <Select
          className={styles.field}
          aria-label={text.action}
          placeholder={text.anyAction}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={search.action}
          onChange={(action: string | undefined) => onChange({ action })}
          options={auditActionIds.map((id) => ({ value: id, label: title(auditActions[id]) }))}
        />
        <div className={styles.field}>
          <AreaPicker
            label={text.area}
            placeholder={text.area}
            value={search.area}
            onChange={(area) => onChange({ area })}
            roots={roots}
            source={source}
            clearable
          />
        </div>
        <Select
          className={styles.field}
          aria-label={text.subjectSort}
          placeholder={text.subjectSort}
          allowClear
          value={search.type}
          onChange={(type: string | undefined) => onChange({ type, id: undefined })}
          options={Object.entries(text.subjects).map(([value, label]) => ({ value, label }))}
        />
        {search.type === undefined && search.id !== undefined && (
          <Tag closable onClose={() => onChange({ id: undefined })}>
            {search.id}
          </Tag>
        )}
        {search.type !== undefined && (
          <SubjectField
            key={search.type}
            type={search.type}
            value={search.id}
            onChange={(id) => onChange({ id })}
          />
        )}
        {Object.values(search).some((value) => value !== undefined) && (
          <Button type="link" onClick={onClear}>
            {text.clear}
          </Button>
        )}
      </div>
    </search>
  )
}

interface FieldProps {
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/** Names of accounts as they are typed; one that no account has is asked for all the same: somebody tried it. */
function AccountField({ value = '', onChange }: FieldProps) {
  const text = useText().auditLog
  const mayRead = canInside(useProfile(), 'account.read', '')
  const [typed, setTyped] = useState(value)
  const wanted = useSettled(typed.trim().slice(0, 40), 250)
  const accounts = useQuery({ ...accountNamesOptions(wanted), enabled: mayRead && wanted !== '' })
  const choose = (name: string) => {
    if (name !== value) onChange(name === '' ? undefined : name)
  }
  return (
    <AutoComplete
      className={styles.field}
      value={typed}
      allowClear
      onChange={(next: string | undefined) => {
        setTyped(next ?? '')
        if (!next) choose('')
      }}
      onSelect={(name) => choose(name ?? '')}
      onBlur={() => choose(typed.trim())}
      popupMatchSelectWidth={240}
      options={
        wanted === ''
          ? []
          : accounts.data?.map(({ name, displayName }) => ({ value: name, label: `${displayName} ${name}` }))
      }
    >
      <Input
        aria-label={text.account}
        placeholder={text.account}
        maxLength={40}
        onPressEnter={() => choose(typed.trim())}
      />
    </AutoComplete>
  )
}

/** Of the chosen sort: those that the log told of last, or what words find. */
function SubjectField({ type, value, onChange }: FieldProps & { type: string }) {
  const text = useText().auditLog
  const [typed, setTyped] = useState('')
  const wanted = useSettled(typed.trim().slice(0, 60), 250)
  const found = useQuery(auditSubjectsOptions({ type, q: wanted || undefined }))
  // The link names it, whether it is among those or not.
  const chosen = useQuery({ ...auditSubjectsOptions({ type, id: value }), enabled: value !== undefined })
  const options = new Map(
    [...(found.data ?? []), ...(wanted === '' ? (chosen.data ?? []) : [])].map((each) => [each.id, each]),
  )
  return (
    <Select
      className={styles.field}
      aria-label={text.subjectName}
      placeholder={text.subjectName}
      allowClear
      loading={found.isFetching}
      showSearch={{ searchValue: typed, onSearch: setTyped, filterOption: false }}
      popupMatchSelectWidth={320}
      value={value}
      onChange={(id: string | undefined) => onChange(id)}
      options={[...options.values()].map(({ id, name }) => ({ value: id, label: name ?? id }))}
    />
  )
}

// A field for words to look for; it asks once the typing pauses.
import { SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useEffect, useEffectEvent, useState } from 'react'
import { useSettled } from './use-settled.ts'

interface Props {
  label: string
  /** What it begins with; give it a new key to begin anew. */
  value: string | undefined
  maxLength: number
  className: string | undefined
  onChange: (words: string | undefined) => void
}

export function SearchField({ label, value = '', maxLength, className, onChange }: Props) {
  const [typed, setTyped] = useState(value)
  const settled = useSettled(typed.trim(), 250)
  const ask = useEffectEvent((words: string) => {
    if (words !== value) onChange(words === '' ? undefined : words)
  })
  useEffect(() => ask(settled), [settled])
  return (
    <Input
      className={className}
      prefix={<SearchOutlined aria-hidden />}
      aria-label={label}
      placeholder={label}
      maxLength={maxLength}
      allowClear
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}

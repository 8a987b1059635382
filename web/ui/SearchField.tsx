// A field for words to look for; it asks once the typing pauses.
import { SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useEffect, useEffectEvent, useState } from 'react'
import styles from './SearchField.module.css'
import { useSettled } from './use-settled.ts'

interface Props {
  label: string
  /** What is looked for; when it becomes something else than what was typed, the field says that. */
  value: string | undefined
  maxLength: number
  className: string | undefined
  onChange: (words: string | undefined) => void
}

export function SearchField({ label, value = '', maxLength, className, onChange }: Props) {
  const [typed, setTyped] = useState(value)
  const [asked, setAsked] = useState(value)
  const [known, setKnown] = useState(value)
  // Not what was asked for here: cleared, or another link. Whoever is still typing keeps the field and every letter.
  if (known !== value) {
    setKnown(value)
    if (value !== asked) {
      setAsked(value)
      setTyped(value)
    }
  }
  const settled = useSettled(typed.trim(), 250)
  const ask = useEffectEvent((words: string) => {
    if (words === value) return
    setAsked(words)
    onChange(words === '' ? undefined : words)
  })
  useEffect(() => ask(settled), [settled])
  return (
    <Input
      className={`${styles.field} ${className ?? ''}`}
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

// A text of the draft under the fingers: shown as it is typed, since what the draft says comes back a moment later.
import { type ChangeEvent, useState } from 'react'
import { useReport } from './report.ts'

interface Typed {
  value: string
  onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void
}

/** Of the draft that was open when the field appeared; another draft brings fields of its own. */
export function useTyped(name: 'words' | 'placeName' | 'callerName' | 'callerPhone'): Typed {
  const { draft, change } = useReport()
  const [value, setValue] = useState(draft[name])
  return {
    value,
    onChange: ({ target }) => {
      setValue(target.value)
      change({ [name]: target.value })
    },
  }
}

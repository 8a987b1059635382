// How many reports still wait on this device, as a figure at the corner of a button.
import { Badge } from 'antd'
import type { ReactNode } from 'react'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { useUnsent } from './UnsentList.tsx'

/** Nothing is wrong with what waits: red is for what is. */
const quiet = '#5c626b'

export function UnsentCount({ children }: { children: ReactNode }) {
  const { report: words } = useText()
  const count = useUnsent().length
  return (
    <Badge
      count={count}
      size="small"
      color={quiet}
      title={count > 0 ? words.unsentCount(formatNumber(count)) : ''}
    >
      {children}
    </Badge>
  )
}

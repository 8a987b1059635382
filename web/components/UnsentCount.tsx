// How many reports still wait on this device, as a figure at the corner of a button.
import { Badge } from 'antd'
import type { ReactNode } from 'react'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { useUnsent } from './UnsentList.tsx'

export function UnsentCount({ children }: { children: ReactNode }) {
  const { report: words } = useText()
  const count = useUnsent().length
  return (
    <Badge count={count} size="small" title={count > 0 ? words.unsentCount(formatNumber(count)) : ''}>
      {children}
    </Badge>
  )
}

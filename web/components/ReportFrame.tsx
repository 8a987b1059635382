// Hands the report that is being written to the form and the map of the page.
import type { ReactNode } from 'react'
import { ReportContext } from './report.ts'
import { useReportFrame } from './use-report.ts'

export function ReportFrame({ children }: { children: ReactNode }) {
  return <ReportContext value={useReportFrame()}>{children}</ReportContext>
}

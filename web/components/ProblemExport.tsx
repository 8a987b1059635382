// All problems of the filter as a table to take away; the server notes who took it.
import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { canInside } from '../../api/contract/access.ts'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import { problemViewRoutes } from '../../api/contract/problem-views.ts'
import { apiPath } from '../paths.ts'
import { useText } from '../text/text.ts'
import { useCounty } from './county.ts'
import { useProfile } from './profile.ts'
import { useRoot } from './root.ts'

export function ProblemExport({ filter }: { filter: ProblemFilter }) {
  const words = useText().problemExport
  const root = useRoot()
  const profile = useProfile()
  const { county } = useCounty()
  if (!canInside(profile, 'data.export', county.code)) return null
  const query = { ...filter, language: root.language === 'en' ? ('en' as const) : ('zh' as const) }
  const input = { params: { county: county.code }, query }
  const link = (href: string, label: string) => (
    <a href={href} download title={words.hint}>
      {label}
    </a>
  )
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'xlsx', label: link(apiPath(problemViewRoutes.exportProblemSheet, input), words.xlsx) },
          { key: 'csv', label: link(apiPath(problemViewRoutes.exportProblems, input), words.csv) },
        ],
      }}
    >
      <Button icon={<DownloadOutlined aria-hidden />}>{words.button}</Button>
    </Dropdown>
  )
}

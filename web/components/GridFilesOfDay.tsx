// The grids of a day to take away as files, for whoever may export; the server notes who took them.
import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { can } from '../../api/contract/access.ts'
import { gridExportRoutes, gridFormatIds } from '../../api/contract/grid-export.ts'
import { apiPath } from '../paths.ts'
import { useText } from '../text/text.ts'
import { useProfile } from './profile.ts'
import { useRoot } from './root.ts'

/** `day`: YYYY-MM-DD. */
export function GridFilesOfDay({ code, day }: { code: string; day: string }) {
  const text = useText()
  const profile = useProfile()
  const language = useRoot().language === 'en' ? 'en' : 'zh'
  if (!can(profile, 'data.export', { area: code })) return null
  const items = gridFormatIds.toReversed().map((format) => {
    const query = { language, on: day } as const
    const href = apiPath(gridExportRoutes.exportGrids, { params: { code, format }, query })
    return {
      key: format,
      label: (
        <a href={href} download title={text.gridHistory.filesHint}>
          {text.gridTakeAway[format]}
        </a>
      ),
    }
  })
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button icon={<DownloadOutlined aria-hidden />}>{text.gridHistory.files}</Button>
    </Dropdown>
  )
}

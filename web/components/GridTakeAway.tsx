// The grids of an area to take away: a wall map for everybody, files for whoever may export; the server notes who took them.
import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { can } from '../../api/contract/access.ts'
import type { Area } from '../../api/contract/areas.ts'
import { gridExportRoutes, gridFormatIds } from '../../api/contract/grid-export.ts'
import { wallMapRoutes } from '../../api/contract/wall-map.ts'
import { apiPath } from '../paths.ts'
import { useText } from '../text/text.ts'
import { useProfile } from './profile.ts'
import { useRoot } from './root.ts'

export function GridTakeAway({ area: { code, level } }: { area: Pick<Area, 'code' | 'level'> }) {
  const words = useText().gridTakeAway
  const root = useRoot()
  const profile = useProfile()
  const language = root.language === 'en' ? 'en' : 'zh'
  // A county has more grids than a sheet of paper shows.
  const maps =
    level === 'township' || level === 'community'
      ? [{ key: 'wall-map', href: apiPath(wallMapRoutes.getWallMap, { params: { code } }) }]
      : []
  const files = can(profile, 'data.export', { area: code })
    ? gridFormatIds.toReversed().map((format) => ({
        key: format,
        href: apiPath(gridExportRoutes.exportGrids, { params: { code, format }, query: { language } }),
      }))
    : []
  if (maps.length + files.length === 0) return null
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          ...maps.map(({ key, href }) => ({
            key,
            label: (
              <a href={href} target="_blank" rel="noreferrer">
                {words.wallMap}
              </a>
            ),
          })),
          ...files.map(({ key, href }) => ({
            key,
            label: (
              <a href={href} download title={words.hint}>
                {words[key]}
              </a>
            ),
          })),
        ],
      }}
    >
      <Button icon={<DownloadOutlined aria-hidden />}>{words.button}</Button>
    </Dropdown>
  )
}

// The grids of an area to take away: a wall map for everybody, files for whoever may export; the server notes who took them.
import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { can } from '../../api/contract/access.ts'
import { type Area, codeLength } from '../../api/contract/areas.ts'
import { gridExportRoutes, gridFormatIds } from '../../api/contract/grid-export.ts'
import { microGridRoutes } from '../../api/contract/micro-grids.ts'
import { unitGridRoutes } from '../../api/contract/unit-grids.ts'
import { wallMapRoutes } from '../../api/contract/wall-map.ts'
import { apiPath } from '../paths.ts'
import { microGridsOptions } from '../queries/micro-grids.ts'
import { unitGridCountOptions } from '../queries/unit-grids.ts'
import { useText } from '../text/text.ts'
import { CompoundCheck } from './CompoundCheck.tsx'
import { useProfile } from './profile.ts'
import { useRoot } from './root.ts'

export function GridTakeAway({ area }: { area: Pick<Area, 'code' | 'level' | 'name'> }) {
  const text = useText()
  const words = text.gridTakeAway
  const { code, level } = area
  const [checking, setChecking] = useState(false)
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
  const micro = useQuery({ ...microGridsOptions(code, 0), enabled: files.length > 0 })
  const microFiles =
    (micro.data?.total ?? 0) > 0
      ? files.map(({ key: format }) => ({
          key: `micro-${format}`,
          href: apiPath(microGridRoutes.exportMicroGrids, { params: { code, format }, query: { language } }),
          label: text.microGrids.exportAs[format],
        }))
      : []
  const counted = useQuery(unitGridCountOptions(code.slice(0, codeLength.county)))
  // Of the other family, where there is one.
  const unitGridFiles =
    files.length > 0 && (counted.data ?? 0) > 0
      ? gridFormatIds.toReversed().map((format) => ({
          key: `unit-grids-${format}`,
          label: text.unitGrid.files[format],
          href: apiPath(unitGridRoutes.exportUnitGrids, { params: { code, format }, query: { language } }),
        }))
      : []
  const checks = can(profile, 'place.read', { area: code })
    ? [{ key: 'check', label: text.compoundCheck.open }]
    : []
  if (maps.length + files.length + checks.length === 0) return null
  return (
    <>
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
            ...[...microFiles, ...unitGridFiles].map(({ key, href, label }) => ({
              key,
              label: (
                <a href={href} download title={words.hint}>
                  {label}
                </a>
              ),
            })),
            ...checks,
          ],
          onClick: ({ key }) => {
            if (key === 'check') setChecking(true)
          },
        }}
      >
        <Button icon={<DownloadOutlined aria-hidden />}>{words.button}</Button>
      </Dropdown>
      {checking && <CompoundCheck area={area} onClose={() => setChecking(false)} />}
    </>
  )
}

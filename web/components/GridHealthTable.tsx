// The communities of a county with what is wrong with their grids, the worst first.
import { Link } from '@tanstack/react-router'
import { Table, type TableColumnsType, Tag } from 'antd'
import type { CommunityHealth } from '../../api/contract/grid-health.ts'
import { toGridHealth } from '../paths.ts'
import { area, formatNumber, plain } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { narrow, useMedia } from '../ui/use-media.ts'
import { WarnTag } from '../ui/WarnTag.tsx'
import { useCounty } from './county.ts'
import styles from './GridHealth.module.css'
import { useRoot } from './root.ts'

export function GridHealthTable({ communities }: { communities: readonly CommunityHealth[] }) {
  const text = useText()
  const words = text.gridHealth
  const isNarrow = useMedia(narrow)
  const columns: TableColumnsType<CommunityHealth> = [
    { title: words.community, key: 'name', render: (_, each) => <Name community={each} /> },
    {
      title: words.grids,
      key: 'grids',
      width: 80,
      align: 'right',
      render: (_, { grids }) => formatNumber(grids),
    },
    { title: words.faults, key: 'faults', render: (_, each) => <Faults community={each} /> },
    ...(isNarrow
      ? []
      : [
          {
            title: words.land,
            key: 'land',
            width: 120,
            align: 'right' as const,
            render: (_: unknown, each: CommunityHealth) =>
              landOf(each) > 0 ? plain(area(landOf(each), text)) : '',
          },
        ]),
  ]
  return (
    <Table<CommunityHealth>
      size="small"
      rowKey="code"
      columns={columns}
      dataSource={[...communities].sort(worstFirst)}
      pagination={communities.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
    />
  )
}

function Name({ community: { code, name } }: { community: CommunityHealth }) {
  const root = useRoot()
  const { county } = useCounty()
  return (
    <Link {...toGridHealth(county.code, root, code)} className={styles.name}>
      <span>{name}</span>
      <span className={styles.code}>{code}</span>
    </Link>
  )
}

function Faults({ community: { faults, grids, hasBoundary, offTarget } }: { community: CommunityHealth }) {
  const words = useText().gridHealth
  if (grids === 0) return <Tag>{words.bare}</Tag>
  return (
    <span className={styles.tags}>
      {faults.map(({ code, severity, count }) => {
        const fault = words.fault(words.codes[code], formatNumber(count))
        return severity === 'error' ? (
          <Tag key={code} color="error">
            {fault}
          </Tag>
        ) : (
          <WarnTag key={code}>{fault}</WarnTag>
        )
      })}
      {offTarget.over > 0 && <Tag>{words.offTarget.over(formatNumber(offTarget.over))}</Tag>}
      {offTarget.under > 0 && <Tag>{words.offTarget.under(formatNumber(offTarget.under))}</Tag>}
      {faults.length + offTarget.over + offTarget.under === 0 && (
        <span className={styles.soft}>{words.whole}</span>
      )}
      {!hasBoundary && <span className={styles.soft}>{words.noBoundary}</span>}
    </span>
  )
}

function landOf({ faults }: CommunityHealth): number {
  return faults.reduce(
    (sum, { severity, squareMetres }) => sum + (severity === 'error' ? squareMetres : 0),
    0,
  )
}

function worstFirst(a: CommunityHealth, b: CommunityHealth): number {
  const errors = ({ faults }: CommunityHealth) => faults.filter(({ severity }) => severity === 'error').length
  return (
    errors(b) - errors(a) ||
    landOf(b) - landOf(a) ||
    b.faults.length - a.faults.length ||
    a.code.localeCompare(b.code)
  )
}

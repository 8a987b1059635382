// The units of a county: where each stands in the tree, who leads it and for how much it answers. A table on a desk, cards
// in a hand.
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Table, type TableColumnsType, Tag } from 'antd'
import { can } from '../../api/contract/access.ts'
import type { Unit } from '../../api/contract/units.ts'
import { toAssignments, toUnit } from '../paths.ts'
import { reopenUnitOptions } from '../queries/units.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { ShortList } from '../ui/ShortList.tsx'
import { narrow, useMedia } from '../ui/use-media.ts'
import { useCounty } from './county.ts'
import { useProfile } from './profile.ts'
import { useRoot } from './root.ts'
import styles from './UnitTable.module.css'
import { type UnitNode, unitTree } from './unit-tree.ts'

interface Props {
  units: readonly Unit[]
  /** A list that is narrowed has no branches: whoever is above a hit may not be one. */
  asTree: boolean
  onEdit: (unit: Unit) => void
  onCloseUnit: (unit: Unit) => void
}

export function UnitTable(props: Props) {
  return useMedia(narrow) ? <Cards {...props} /> : <Rows {...props} />
}

function Rows({ units, asTree, ...deeds }: Props) {
  const text = useText()
  const words = text.unitList
  const profile = useProfile()
  const { county } = useCounty()
  const columns: TableColumnsType<UnitNode> = [
    { title: words.name, key: 'name', render: (_, unit) => <Name unit={unit} /> },
    { title: words.kindOf, key: 'kind', width: 104, render: (_, { kind }) => text.unit.kinds[kind] },
    {
      title: words.categoryOf,
      key: 'category',
      width: 72,
      render: (_, { category }) => (category === null ? '' : text.unit.category(category)),
    },
    { title: words.head, key: 'head', width: 104, render: (_, { leaderName }) => leaderName },
    { title: words.contact, key: 'contact', width: 208, render: (_, unit) => <Contact unit={unit} /> },
    {
      title: words.duties,
      key: 'duties',
      width: 120,
      align: 'right',
      sorter: (a, b) => a.assignmentCount - b.assignmentCount,
      render: (_, unit) => <DutyCount unit={unit} />,
    },
    ...(can(profile, 'unit.write', { area: county.code })
      ? [
          {
            title: words.actions,
            key: 'actions',
            width: 144,
            render: (_: unknown, unit: UnitNode) => <Actions unit={unit} {...deeds} />,
          },
        ]
      : []),
  ]
  return (
    <Table<UnitNode>
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={asTree ? unitTree(units) : [...units]}
      expandable={{ defaultExpandAllRows: true }}
      pagination={units.length > 200 ? { pageSize: 100, showSizeChanger: false } : false}
    />
  )
}

const cardsAtFirst = 100

/** Whoever is above a unit is named on its card. */
function Cards({ units, asTree: _asTree, ...deeds }: Props) {
  const text = useText()
  const profile = useProfile()
  const { county } = useCounty()
  const mayWrite = can(profile, 'unit.write', { area: county.code })
  const names = new Map(units.map(({ id, name }) => [id, name]))
  return (
    <ShortList
      first={cardsAtFirst}
      more={(count) => text.more(formatNumber(count))}
      items={units.map((unit) => (
        <article key={unit.id} className={styles.card}>
          <div className={styles.top}>
            <Name unit={unit} />
            <span className={styles.count}>
              {text.unitList.duties} <DutyCount unit={unit} />
            </span>
          </div>
          <p className={styles.soft}>
            {[
              text.unit.kinds[unit.kind],
              unit.category && text.unit.category(unit.category),
              unit.parentId && names.get(unit.parentId),
            ]
              .filter((each) => each)
              .join(' · ')}
          </p>
          {unit.leaderName !== null && (
            <p>
              {text.unitList.head} {unit.leaderName}
            </p>
          )}
          {(unit.contactName ?? unit.maskedPhone) !== null && (
            <p className={styles.contact}>
              {text.unitList.contact} <Contact unit={unit} />
            </p>
          )}
          {mayWrite && <Actions unit={unit} {...deeds} />}
        </article>
      ))}
    />
  )
}

function Name({ unit: { id, county, name, closedOn } }: { unit: Unit }) {
  const text = useText()
  const root = useRoot()
  return (
    <span className={styles.name}>
      <Link {...toUnit(county, id, root)}>{name}</Link>
      {closedOn !== null && <Tag>{text.unitList.closedTag}</Tag>}
    </span>
  )
}

function Contact({ unit: { contactName, maskedPhone } }: { unit: Unit }) {
  return (
    <span className={styles.contact}>
      <span>{contactName}</span>
      <span className={styles.soft}>{maskedPhone}</span>
    </span>
  )
}

function DutyCount({ unit: { id, county, name, assignmentCount } }: { unit: Unit }) {
  const text = useText()
  const root = useRoot()
  if (assignmentCount === 0) return <span className={styles.idle}>0</span>
  return (
    <Link
      {...toAssignments(county, root, { unit: String(id) })}
      aria-label={`${name} ${text.unitList.duties} ${assignmentCount}`}
    >
      {formatNumber(assignmentCount)}
    </Link>
  )
}

type ActionsProps = { unit: Unit } & Pick<Props, 'onEdit' | 'onCloseUnit'>

function Actions({ unit, onEdit, onCloseUnit }: ActionsProps) {
  const text = useText()
  const reopen = useMutation(reopenUnitOptions(unit.county, unit.id))
  const named = (word: string) => `${word} ${unit.name}`
  return (
    <span className={styles.actions}>
      <Button type="link" size="small" aria-label={named(text.unitPage.edit)} onClick={() => onEdit(unit)}>
        {text.unitPage.edit}
      </Button>
      {unit.closedOn === null ? (
        <Button
          type="link"
          size="small"
          aria-label={named(text.unitList.close)}
          onClick={() => onCloseUnit(unit)}
        >
          {text.unitList.close}
        </Button>
      ) : (
        <Button
          type="link"
          size="small"
          aria-label={named(text.unitList.reopen)}
          loading={reopen.isPending}
          onClick={() => reopen.mutate(unit.version)}
        >
          {text.unitList.reopen}
        </Button>
      )}
    </span>
  )
}

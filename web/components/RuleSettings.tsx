// Routing rules in their order: moved by keys or by hand, changed in a form, tried before anything is saved.
import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  ExperimentOutlined,
  HolderOutlined,
  PlusOutlined,
} from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Skeleton } from 'antd'
import { type DragEvent, useState } from 'react'
import type { ProblemRule, RuleDraft } from '../../api/contract/problem-rules.ts'
import { orderRulesOptions, problemRulesOptions, tryRulesOptions } from '../queries/problem-rules.ts'
import { formatNumber } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import type { Text } from '../text/zh-CN.ts'
import { Card } from '../ui/Card.tsx'
import { useCounty } from './county.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { useProblemSetup } from './problem-setup.ts'
import { RuleForm } from './RuleForm.tsx'
import styles from './RuleSettings.module.css'
import { RuleTrialResult } from './RuleTrialResult.tsx'
import { settingsFailure } from './settings-failure.ts'

export function RuleSettings() {
  const text = useText()
  const { county } = useCounty()
  const rules = useQuery(problemRulesOptions(county.code))
  if (rules.data) return <Rules key={JSON.stringify(rules.data)} saved={rules.data} />
  return rules.error ? (
    <FailureNotice error={rules.error} retry={rules.refetch} />
  ) : (
    <Skeleton active title={false} paragraph={{ rows: 8 }} aria-label={text.loading} />
  )
}

function Rules({ saved }: { saved: readonly ProblemRule[] }) {
  const text = useText()
  const words = text.problemSettings.rules
  const { county } = useCounty()
  const [rules, setRules] = useState(saved)
  const [open, setOpen] = useState<ProblemRule | 'new'>()
  const [dragged, setDragged] = useState<number>()
  const order = useMutation(orderRulesOptions(county.code))
  const trial = useMutation(tryRulesOptions(county.code))
  const isMoved = rules.some(({ id }, index) => id !== saved[index]?.id)
  const move = (from: number, to: number) => {
    const rule = rules[from]
    if (!rule || to < 0 || to >= rules.length || from === to) return
    setRules(rules.toSpliced(from, 1).toSpliced(to, 0, rule))
    trial.reset()
  }
  return (
    <Card title={text.problemSettings.part.rules} hint={words.hint}>
      <div className={styles.tools}>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
          {words.create}
        </Button>
        <Button
          icon={<ExperimentOutlined />}
          title={words.trialHint}
          loading={trial.isPending}
          onClick={() => trial.mutate(rules.map(draftOf))}
        >
          {words.trial}
        </Button>
        {isMoved && (
          <>
            <span role="status">{words.changed}</span>
            <Button loading={order.isPending} onClick={() => order.mutate(rules.map(({ id }) => id))}>
              {words.saveOrder}
            </Button>
            <Button type="link" onClick={() => setRules(saved)}>
              {words.undo}
            </Button>
          </>
        )}
      </div>
      {[order.error, trial.error].map(
        (error) =>
          error && (
            <Alert
              key={error.message}
              type="error"
              showIcon
              role="alert"
              title={settingsFailure(error, text)}
            />
          ),
      )}
      {trial.data && <RuleTrialResult trial={trial.data} />}
      <ol className={styles.rules}>
        {rules.map((rule, index) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            index={index}
            count={rules.length}
            dragging={dragged === index}
            onDrag={setDragged}
            onDrop={() => {
              if (dragged !== undefined) move(dragged, index)
              setDragged(undefined)
            }}
            onMove={(by) => move(index, index + by)}
            onEdit={() => setOpen(rule)}
          />
        ))}
      </ol>
      {open !== undefined && (
        <RuleForm rule={open === 'new' ? undefined : open} rules={rules} onClose={() => setOpen(undefined)} />
      )}
    </Card>
  )
}

interface RowProps {
  rule: ProblemRule
  index: number
  count: number
  dragging: boolean
  onDrag: (index: number | undefined) => void
  onDrop: () => void
  onMove: (by: -1 | 1) => void
  onEdit: () => void
}

function RuleRow({ rule, index, count, dragging, onDrag, onDrop, onMove, onEdit }: RowProps) {
  const text = useText()
  const words = text.problemSettings.rules
  const title = useTitle()
  const setup = useProblemSetup()
  const name = title(rule.title)
  const over = (event: DragEvent) => event.preventDefault()
  return (
    <li
      className={`${styles.rule} ${dragging ? styles.dragged : ''} ${rule.active ? '' : styles.inactive}`}
      onDragOver={over}
      onDrop={onDrop}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for hands only, the buttons at the end do the same by keys */}
      <span
        className={styles.handle}
        draggable
        title={words.drag(name)}
        onDragStart={(event) => {
          event.dataTransfer.effectAllowed = 'move'
          onDrag(index)
        }}
        onDragEnd={() => onDrag(undefined)}
      >
        <HolderOutlined aria-hidden />
      </span>
      <span className={styles.place}>{index + 1}</span>
      <span className={styles.what}>
        <strong>{name}</strong>
        <span className={styles.soft}>
          {[
            categoryWords(rule.categories.map(setup.category), text),
            rule.areaName ?? rule.area ?? words.anyArea,
          ].join(' · ')}
        </span>
      </span>
      <span className={styles.answer}>
        {rule.answer === 'unit' ? rule.unitName : words.answers[rule.answer]}
        {rule.unitClosed && <span className={styles.trouble}>{words.closed}</span>}
        {!rule.active && <span className={styles.soft}>{text.problemSettings.inactive}</span>}
      </span>
      <span className={styles.buttons}>
        <Button
          type="text"
          icon={<ArrowUpOutlined />}
          disabled={index === 0}
          aria-label={words.up(name)}
          onClick={() => onMove(-1)}
        />
        <Button
          type="text"
          icon={<ArrowDownOutlined />}
          disabled={index === count - 1}
          aria-label={words.down(name)}
          onClick={() => onMove(1)}
        />
        <Button type="link" size="small" aria-label={words.edit(name)} onClick={onEdit}>
          {text.problemSettings.change}
        </Button>
      </span>
    </li>
  )
}

const namedCategories = 6

/** The first of them by name: a rule may speak of half the list. */
function categoryWords(names: readonly string[], text: Text): string {
  const words = text.problemSettings.rules
  if (names.length === 0) return words.anyCategory
  const first = names.slice(0, namedCategories).join(text.problems.separator)
  return names.length > namedCategories ? words.someCategories(first, formatNumber(names.length)) : first
}

/** What the trial takes: the rule without what only the page shows. */
export function draftOf({ id, title, categories, area, answer, unitId, active }: ProblemRule): RuleDraft {
  return { id, title, categories, area, answer, unitId, active }
}

// How many, how well, how fast: statistics of problems by unit, area, category, source and time, each number with its list.
import { DownloadOutlined, LockOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Button, Checkbox, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { ProblemFilter } from '../../api/contract/problem-filter.ts'
import { groupings } from '../../api/contract/problem-numbers.ts'
import { useCounty } from '../components/county.ts'
import { FailureNotice } from '../components/FailureNotice.tsx'
import { InCounty } from '../components/InCounty.tsx'
import { NumberCards } from '../components/NumberCards.tsx'
import { definitionOf } from '../components/NumberDefinition.tsx'
import { NumbersPeriod, usualPeriod } from '../components/NumbersPeriod.tsx'
import { NumbersTable, useGroupName } from '../components/NumbersTable.tsx'
import { NumbersTrend } from '../components/NumbersTrend.tsx'
import { type NumbersChoice, parseNumbersChoice } from '../components/numbers-link.ts'
import { PageFrame } from '../components/PageFrame.tsx'
import { ProblemChips } from '../components/ProblemChips.tsx'
import { ProblemParts } from '../components/ProblemParts.tsx'
import { figureOf, mainNumbers, numberIds } from '../components/problem-figures.ts'
import { useRoot } from '../components/root.ts'
import { useSeesProblems } from '../components/shown-problems.ts'
import { today } from '../components/today.ts'
import { pagePatterns, toProblemNumbers } from '../paths.ts'
import { parseProblemFilter, printProblemFilter } from '../problem-link.ts'
import { problemNumbersOptions } from '../queries/problem-numbers.ts'
import { useText, useTitle } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { Card } from '../ui/Card.tsx'
import { csvText, saveFile } from '../ui/csv.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './ProblemNumbersPage.module.css'

export function ProblemNumbersPage() {
  const text = useText()
  const { code } = useParams({ from: `/signed-in${pagePatterns.problemNumbers}` })
  return (
    <InCounty code={code} title={text.pages.problemNumbers}>
      <NumbersOfCounty />
    </InCounty>
  )
}

function NumbersOfCounty() {
  const text = useText()
  const root = useRoot()
  const navigate = useNavigate()
  const { county } = useCounty()
  const sees = useSeesProblems()
  const search = useSearch({ from: `/signed-in${pagePatterns.problemNumbers}` })
  const choice = parseNumbersChoice(search)
  const filter = useMemo(
    () => ({ ...usualPeriod(), ...parseProblemFilter(search, county.code) }),
    [search, county.code],
  )
  const go = (next: ProblemFilter, by: NumbersChoice = choice) =>
    void navigate({
      ...toProblemNumbers(county.code, root, { ...printProblemFilter(next), ...by }),
      replace: true,
    })
  if (!sees) {
    return (
      <PageFrame title={text.pages.problemNumbers}>
        <Notice
          icon={<LockOutlined />}
          title={text.problems.notAllowed}
          hint={text.problems.notAllowedHint}
        />
      </PageFrame>
    )
  }
  const { from: _from, to: _to, ...withoutTime } = filter
  return (
    <PageFrame
      wide
      under="problems"
      title={text.pages.problemNumbers}
      beside={<ProblemParts part="numbers" />}
    >
      <NumbersPeriod filter={filter} onChange={(part) => go({ ...filter, ...part })} />
      <ProblemChips
        filter={withoutTime}
        onChange={(next) => go({ from: filter.from, to: filter.to, ...next })}
      />
      <Numbers filter={filter} choice={choice} onChoice={(next) => go(filter, next)} />
    </PageFrame>
  )
}

interface NumbersProps {
  filter: ProblemFilter & { from: string; to: string }
  choice: NumbersChoice
  onChoice: (choice: NumbersChoice) => void
}

function Numbers({ filter, choice, onChoice }: NumbersProps) {
  const text = useText()
  const words = text.problemNumbers
  const title = useTitle()
  const { county } = useCounty()
  const { by, every } = choice
  const [all, setAll] = useState(false)
  const nameOf = useGroupName(by)
  const numbers = useQuery(problemNumbersOptions(county.code, filter, by))
  if (!numbers.data) {
    return numbers.error ? (
      <FailureNotice error={numbers.error} retry={numbers.refetch} />
    ) : (
      <Bone height={320} />
    )
  }
  const columns = all ? numberIds : mainNumbers
  const { data } = numbers
  const download = () => {
    const heads = [words.by[by], ...numberIds.map((id) => title(definitionOf(id).title))]
    const rows = [...data.groups, data.all].map((group) => [
      group === data.all ? words.all : nameOf(group),
      ...numberIds.map((id) => figureOf(group, id, (n) => n).value),
    ])
    saveFile(
      `${county.name} ${text.pages.problemNumbers} ${today()}.csv`,
      csvText([heads, ...rows]),
      'text/csv;charset=utf-8',
    )
  }
  return (
    <div className={styles.parts}>
      <NumberCards all={data.all} />
      <NumbersTrend filter={filter} every={every} onEvery={(next) => onChoice({ by, every: next })} />
      <Card title={words.table}>
        <div className={styles.tools}>
          <Select
            aria-label={words.byLabel}
            popupMatchSelectWidth={false}
            value={by}
            options={groupings.map((each) => ({ value: each, label: words.byName(words.by[each]) }))}
            onChange={(next) => onChoice({ by: next, every })}
          />
          <Checkbox checked={all} onChange={({ target }) => setAll(target.checked)}>
            {words.allColumns}
          </Checkbox>
          <Button icon={<DownloadOutlined aria-hidden />} onClick={download}>
            {text.table.download}
          </Button>
        </div>
        {data.groups.length === 0 ? (
          <Notice title={words.empty} hint={words.emptyHint} />
        ) : (
          <NumbersTable numbers={data} by={by} columns={columns} />
        )}
      </Card>
    </div>
  )
}

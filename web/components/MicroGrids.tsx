// The micro grids of a grid: who leads them and whom to call; whoever keeps the people of the grid keeps these too.
import { EditOutlined } from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { borderVerbs, can } from '../../api/contract/access.ts'
import type { MicroGrid } from '../../api/contract/micro-grids.ts'
import { microGridsOptions, revealMicroGridPhonesOptions } from '../queries/micro-grids.ts'
import { formatNumber } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { Card } from '../ui/Card.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import { failureWords } from './failure.ts'
import { MicroGridForm } from './MicroGridForm.tsx'
import styles from './MicroGrids.module.css'
import { MicroNumbering } from './MicroNumbering.tsx'
import { useProfile } from './profile.ts'

/** Nothing where there are none, but for whoever could bring some. */
export function MicroGrids({ grid }: { grid: string }) {
  const text = useText()
  const words = text.microGrids
  const profile = useProfile()
  const answer = useQuery(microGridsOptions(grid))
  if (answer.data?.total === 0 && !can(profile, 'data.import', { area: grid })) return null
  return (
    <Card
      title={words.title}
      {...(answer.data?.total && { hint: words.count(formatNumber(answer.data.total)) })}
    >
      {answer.data && <Known grid={grid} items={answer.data.items} />}
      {!answer.data && answer.error && <FailureNotice error={answer.error} retry={answer.refetch} />}
      {!answer.data && !answer.error && <Skeleton active title={false} aria-label={text.loading} />}
    </Card>
  )
}

function Known({ grid, items }: { grid: string; items: readonly MicroGrid[] }) {
  const text = useText()
  const words = text.microGrids
  const profile = useProfile()
  const reveal = useMutation(revealMicroGridPhonesOptions(grid))
  const [changing, setChanging] = useState<MicroGrid>()
  const [numbering, setNumbering] = useState(false)
  const keeps = borderVerbs.some((verb) => can(profile, verb, { area: grid }))
  const someMasked = items.some(({ maskedPhone }) => maskedPhone !== null)
  if (items.length === 0)
    return (
      <div className={styles.none}>
        <p>{words.none}</p>
        <p className={styles.soft}>{words.noneHint}</p>
      </div>
    )
  return (
    <div className={styles.all}>
      <ul className={styles.list}>
        {items.map((each) => (
          <li key={each.code} className={styles.row}>
            <span className={styles.number} title={each.code}>
              {words.short(each.code)}
            </span>
            <span className={styles.name}>{each.name}</span>
            <span className={styles.leader}>
              <span className={each.leaderName === null ? styles.vacant : undefined}>
                {each.leaderName ?? words.vacant}
              </span>
              <Phone
                masked={each.maskedPhone}
                whole={reveal.data?.items.find(({ code }) => code === each.code)?.phone}
              />
            </span>
            <span className={styles.homes}>
              {each.households === null ? '' : words.homes(formatNumber(each.households))}
            </span>
            {keeps && (
              <Button
                type="text"
                className={styles.change}
                icon={<EditOutlined />}
                aria-label={words.change(each.name)}
                onClick={() => setChanging(each)}
              />
            )}
          </li>
        ))}
      </ul>
      <p className={styles.actions}>
        {someMasked && !reveal.data && can(profile, 'phone.reveal', { area: grid }) && (
          <Button title={text.gridPage.revealHint} loading={reveal.isPending} onClick={() => reveal.mutate()}>
            {text.gridPage.reveal}
          </Button>
        )}
        {keeps && items.length > 1 && <Button onClick={() => setNumbering(true)}>{words.renumber}</Button>}
      </p>
      {reveal.error && <p role="alert">{failureWords(reveal.error, text).title}</p>}
      {changing && (
        <MicroGridForm key={changing.code} microGrid={changing} onClose={() => setChanging(undefined)} />
      )}
      {numbering && <MicroNumbering grid={grid} onClose={() => setNumbering(false)} />}
    </div>
  )
}

/** A whole number can be called with one touch. */
function Phone({ masked, whole }: { masked: string | null; whole: string | null | undefined }) {
  if (masked === null) return null
  if (!whole) return <span className={styles.phone}>{masked}</span>
  return (
    <a className={styles.phone} href={`tel:${whole.replace(/[^+\d]/g, '')}`}>
      {whole}
    </a>
  )
}

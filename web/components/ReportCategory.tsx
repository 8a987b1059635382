// What sort of problem it is: the likely categories as tiles, all of them behind one more.
import { CheckCircleFilled, RightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId } from 'react'
import { habitsOptions } from '../queries/drafts.ts'
import { useText, useTitle } from '../text/text.ts'
import { Bone } from '../ui/Bone.tsx'
import { guessCategories } from './guess-category.ts'
import { useProfile } from './profile.ts'
import styles from './ReportCategory.module.css'
import form from './ReportForm.module.css'
import { useReport } from './report.ts'
import { useReportSettings } from './report-settings.ts'

/** Two rows of three on a phone, the last one leading to the rest. */
const tiles = 5

export function ReportCategory() {
  const { report: words } = useText()
  const title = useTitle()
  const { accountId } = useProfile()
  const { draft, change, go, spot } = useReport()
  const settings = useReportSettings()
  const habits = useQuery(habitsOptions(accountId))
  const heading = useId()
  const evidence = {
    words: useDeferredValue(draft.words),
    last: habits.data ?? [],
    near: spot.answer?.places ?? [],
  }
  const likely = settings ? guessCategories(settings.categories, evidence, tiles) : []
  const chosen = settings?.categories.find(({ code }) => code === draft.category)
  // One that was found elsewhere takes the first tile: it is what matters now.
  const shown = !chosen || likely.includes(chosen) ? likely : [chosen, ...likely.slice(0, tiles - 1)]
  return (
    <section className={form.section} aria-labelledby={heading}>
      <h3 id={heading} className={form.title}>
        {words.category}
      </h3>
      {!settings && <Bone height={120} />}
      <div className={styles.tiles}>
        {shown.map(({ code, title: name }) => {
          const isChosen = code === draft.category
          return (
            <button
              key={code}
              type="button"
              className={styles.tile}
              aria-pressed={isChosen}
              onClick={() => change({ category: isChosen ? undefined : code })}
            >
              {isChosen && <CheckCircleFilled className={styles.check} aria-hidden />}
              {title(name)}
            </button>
          )
        })}
        <button type="button" className={styles.more} onClick={() => go('categories')}>
          {words.allCategories}
          <RightOutlined aria-hidden />
        </button>
      </div>
    </section>
  )
}

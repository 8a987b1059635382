// All categories in two levels: the majors as tiles, or found by name, keyword, code or pinyin initials.
import { Input } from 'antd'
import { useState } from 'react'
import { useText, useTitle } from '../text/text.ts'
import styles from './CategoryChooser.module.css'
import { findCategories } from './find-categories.ts'
import type { Category } from './guess-category.ts'
import form from './ReportForm.module.css'
import { useReport } from './report.ts'
import { useReportSettings } from './report-settings.ts'
import { StepHeader } from './StepHeader.tsx'

export function CategoryChooser() {
  const { report: words } = useText()
  const title = useTitle()
  const { draft } = useReport()
  const settings = useReportSettings()
  const [typed, setTyped] = useState('')
  const [major, setMajor] = useState(draft.category?.slice(0, 2))
  if (!settings) return <StepHeader title={words.categories} />
  const found = typed.trim() === '' ? undefined : findCategories(settings.categories, typed)
  const inMajor = settings.categories.filter(({ code }) => major !== undefined && code.startsWith(major))
  return (
    <div className={form.step}>
      <StepHeader title={words.categories} />
      <Input.Search
        aria-label={words.findCategory}
        placeholder={words.findCategory}
        value={typed}
        maxLength={60}
        allowClear
        onChange={(event) => setTyped(event.target.value)}
      />
      {found ? (
        <>
          <Choices categories={found} />
          {found.length === 0 && <p className={form.soft}>{words.noCategory(typed.trim())}</p>}
        </>
      ) : (
        <>
          <fieldset className={styles.majors}>
            <legend className="visually-hidden">{words.majorsLabel}</legend>
            {settings.majors.map(({ code, title: name }) => (
              <button
                key={code}
                type="button"
                className={styles.major}
                aria-pressed={code === major}
                onClick={() => setMajor(code)}
              >
                {title(name)}
              </button>
            ))}
          </fieldset>
          {major === undefined ? (
            <p className={form.soft}>{words.chooseMajor}</p>
          ) : (
            <Choices categories={inMajor} />
          )}
        </>
      )}
    </div>
  )
}

function Choices({ categories }: { categories: readonly Category[] }) {
  const title = useTitle()
  const { draft, change, go } = useReport()
  return (
    <ul className={form.choices}>
      {categories.map(({ code, title: name }) => (
        <li key={code}>
          <button
            type="button"
            className={styles.choice}
            aria-pressed={code === draft.category}
            onClick={() => {
              change({ category: code })
              go('form')
            }}
          >
            {title(name)}
          </button>
        </li>
      ))}
    </ul>
  )
}

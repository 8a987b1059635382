// The responsibility sheet 责任书 of a unit, for paper: what it answers for, by whom, where, and who signs.
import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useCounty } from '../components/county.ts'
import { FailureNotice } from '../components/FailureNotice.tsx'
import { InCounty } from '../components/InCounty.tsx'
import { useRoot } from '../components/root.ts'
import { SheetTable } from '../components/SheetTable.tsx'
import { today } from '../components/today.ts'
import type { UnitPageAnswer } from '../components/UnitFacts.tsx'
import { UnitMap } from '../components/UnitMap.tsx'
import { pagePatterns, toUnit } from '../paths.ts'
import { unitPageOptions } from '../queries/units.ts'
import { formatNumber, length, plain } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import styles from './UnitSheetPage.module.css'

export function UnitSheetPage() {
  const text = useText()
  const { code, id } = useParams({ from: `/signed-in${pagePatterns.unitSheet}` })
  return (
    <InCounty code={code} title={text.paper.title}>
      <SheetOfUnit key={id} id={Number(id)} />
    </InCounty>
  )
}

function SheetOfUnit({ id }: { id: number }) {
  const text = useText()
  const root = useRoot()
  const { county } = useCounty()
  const answer = useQuery(unitPageOptions(county.code, id))
  const [picture, setPicture] = useState<SheetPicture>()
  const patient = useIsPatient()
  useEffect(() => {
    if (answer.data) document.title = `${text.paper.title} · ${answer.data.unit.name}`
  }, [answer.data, text])
  if (!answer.data) {
    return answer.error ? (
      <FailureNotice error={answer.error} retry={answer.refetch} page />
    ) : (
      <main className={styles.desk}>
        <Skeleton active className={styles.sheet} paragraph={{ rows: 12 }} aria-label={text.loading} />
      </main>
    )
  }
  return (
    <main className={styles.desk}>
      <div className={styles.tools}>
        <Link {...toUnit(county.code, id, root)} className={styles.back}>
          {text.paper.back}
        </Link>
        <Button
          type="primary"
          icon={<PrinterOutlined />}
          // Paper without the map helps nobody, unless there is none to be had.
          loading={patient && answer.data.box !== null && picture === undefined}
          onClick={() => window.print()}
        >
          {text.paper.print}
        </Button>
      </div>
      <Sheet page={answer.data} picture={picture} onPicture={setPicture} />
    </main>
  )
}

const longestDrawingMs = 30_000

/** A browser that cannot draw maps still prints the list. */
function useIsPatient(): boolean {
  const [patient, setPatient] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => setPatient(false), longestDrawingMs)
    return () => clearTimeout(timer)
  }, [])
  return patient
}

interface SheetPicture {
  source: string
  widthMetres: number
}

interface SheetProps {
  page: UnitPageAnswer
  /** undefined: not drawn yet. */
  picture: SheetPicture | undefined
  onPicture: (picture: SheetPicture) => void
}

function Sheet({ page, picture, onPicture }: SheetProps) {
  const text = useText()
  const words = text.paper
  const { county } = useCounty()
  const { unit, assignments, box } = page
  return (
    <article className={styles.sheet}>
      <style>{marginsOf(words.internal, `${words.title} · ${unit.name}`)}</style>
      <header className={styles.head}>
        <span className={styles.internal}>{words.internal}</span>
        <h1>{words.title}</h1>
        <dl className={styles.who}>
          <Fact name={words.unit} value={unit.name} />
          <Fact name={words.head} value={unit.leaderName ?? ''} />
          <Fact name={words.contact} value={unit.contactName ?? ''} />
        </dl>
      </header>
      <p className={styles.intro}>{words.intro(unit.name, formatNumber(assignments.length))}</p>
      {box !== null && (
        <figure className={styles.figure}>
          <Picture page={page} picture={picture} onPicture={onPicture} />
        </figure>
      )}
      <SheetTable assignments={assignments} />
      <dl className={styles.signatures}>
        {[words.signCounty, words.signUnit, words.signHead].map((name) => (
          <Fact key={name} name={name} value={words.date} />
        ))}
      </dl>
      <footer className={styles.foot}>
        <span>{words.source(county.name, String(county.dataVersion))}</span>
        <span>{words.printed(today())}</span>
      </footer>
    </article>
  )
}

/** On every sheet of paper: that it is internal, what it is and of whom, and which sheet of how many. */
function marginsOf(top: string, bottom: string): string {
  const text = (words: string) => `"${words.replace(/["\\\n]/g, '\\$&')}"`
  return `@page {
    @top-left { content: ${text(top)}; color: #a3231f; font: 12px var(--font) }
    @bottom-left { content: ${text(bottom)}; color: #5c626b; font: 12px var(--font) }
    @bottom-right { content: counter(page) " / " counter(pages); color: #5c626b; font: 12px var(--font) }
  }`
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** The live map until it is complete, then its picture: printers know nothing of graphics cards. */
function Picture({ page, picture, onPicture }: SheetProps) {
  const text = useText()
  if (picture !== undefined) {
    return (
      <>
        <img className={styles.picture} src={picture.source} alt={text.paper.map} />
        <figcaption>
          {text.paper.caption(plain(length(Math.round(picture.widthMetres / 10) * 10, text)))}
        </figcaption>
      </>
    )
  }
  return (
    <div className={styles.drawing} aria-busy="true">
      <UnitMap page={page} onPicture={(source, widthMetres) => onPicture({ source, widthMetres })} />
      <p role="status">{text.paper.drawing}</p>
    </div>
  )
}

// The single sheet of a problem, for paper: facts, map, photos before and after, what was done by whom, and who signs.
import { PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import type { ProblemDetail } from '../../api/contract/problems.ts'
import { useCounty } from '../components/county.ts'
import { FailureNotice } from '../components/FailureNotice.tsx'
import { InCounty } from '../components/InCounty.tsx'
import { LimitFacts, ReportFacts } from '../components/ProblemFacts.tsx'
import { ProblemMap } from '../components/ProblemMap.tsx'
import { whereOf } from '../components/ProblemRowParts.tsx'
import { actorOf } from '../components/problem-event.ts'
import { photoPath, photosOf } from '../components/problem-photos.ts'
import { useProblemWords } from '../components/problem-words.ts'
import { useRoot } from '../components/root.ts'
import { today } from '../components/today.ts'
import { pagePatterns, toProblem } from '../paths.ts'
import { problemOptions } from '../queries/problems.ts'
import { dateTime, length, plain } from '../text/figures.ts'
import { useText, useTitle } from '../text/text.ts'
import styles from './ProblemSheetPage.module.css'
import paper from './UnitSheetPage.module.css'

export function ProblemSheetPage() {
  const text = useText()
  const { code, id } = useParams({ from: `/signed-in${pagePatterns.problemSheet}` })
  return (
    <InCounty code={code} title={text.problemSheet.title}>
      <SheetOfProblem key={id} id={Number(id)} />
    </InCounty>
  )
}

function SheetOfProblem({ id }: { id: number }) {
  const text = useText()
  const words = text.problemSheet
  const root = useRoot()
  const { county } = useCounty()
  const answer = useQuery(problemOptions(county.code, id))
  useEffect(() => {
    if (answer.data) document.title = `${words.title} · ${answer.data.row.number ?? id}`
  }, [answer.data, words, id])
  if (!answer.data) {
    return answer.error ? (
      <FailureNotice error={answer.error} retry={answer.refetch} page />
    ) : (
      <main className={paper.desk}>
        <Skeleton active className={paper.sheet} paragraph={{ rows: 12 }} aria-label={text.loading} />
      </main>
    )
  }
  return (
    <main className={paper.desk}>
      <div className={paper.tools}>
        <Link {...toProblem(county.code, id, root)} className={paper.back}>
          {words.back}
        </Link>
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
      <Sheet detail={answer.data} />
    </main>
  )
}

function Sheet({ detail }: { detail: ProblemDetail }) {
  const text = useText()
  const words = text.problemSheet
  const title = useTitle()
  const named = useProblemWords()
  const { county } = useCounty()
  const { row, events } = detail
  return (
    <article className={paper.sheet}>
      <header className={paper.head}>
        <span className={paper.internal}>{words.internal}</span>
        <h1>{words.title}</h1>
      </header>
      <section className={styles.facts} aria-label={words.facts}>
        <div>
          <p className={styles.words}>
            <strong>{title(row.categoryTitle)}</strong> {row.words}
          </p>
          <p className={styles.where}>{[row.placeName, whereOf(row)].filter(Boolean).join(' · ')}</p>
          <ReportFacts detail={detail} />
        </div>
        <div>
          <p className={styles.words}>
            <strong>{row.unitName ?? text.problem.nobody}</strong>
          </p>
          <p className={styles.where}>{named.status(row.status)}</p>
          <LimitFacts detail={detail} />
        </div>
      </section>
      <div className={styles.pictures}>
        <figure className={paper.figure}>
          <Picture detail={detail} />
        </figure>
        <Photos detail={detail} />
      </div>
      <table className={styles.history}>
        <caption>{words.history}</caption>
        <thead>
          <tr>
            {[words.when, words.step, words.who, words.words].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {events
            // Notes are for colleagues, not for paper that goes round.
            .filter(({ internal }) => !internal)
            .map((event) => (
              <tr key={event.seq}>
                <td>{dateTime(event.at)}</td>
                <td>{named.event(event.action)}</td>
                <td>{actorOf(event, text.problem.system)}</td>
                <td>{event.words}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <dl className={paper.signatures}>
        {[words.signHandler, words.signChecker, words.signUnit].map((name) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words.date}</dd>
          </div>
        ))}
      </dl>
      <footer className={paper.foot}>
        <span>{words.source(county.name, String(county.dataVersion))}</span>
        <span>{words.printed(today())}</span>
      </footer>
    </article>
  )
}

/** One of each side: paper has no room for more. */
function Photos({ detail: { row, events } }: { detail: ProblemDetail }) {
  const words = useText().problem
  const { before, after } = photosOf(events)
  const pair = [
    { name: words.before, photo: before.at(0) },
    { name: words.after, photo: after.at(-1) },
  ]
  return (
    <div className={styles.photos}>
      {pair.map(({ name, photo }) => (
        <figure key={name} className={paper.figure}>
          {photo ? (
            <img className={styles.photo} src={photoPath(row.county, photo.id, 'full')} alt={name} />
          ) : (
            <span className={styles.noPhoto} />
          )}
          <figcaption>{photo ? `${name} ${dateTime(photo.at)}` : `${name} · ${words.noPhotos}`}</figcaption>
        </figure>
      ))}
    </div>
  )
}

/** The live map until it is complete, then its picture: printers know nothing of graphics cards. */
function Picture({ detail }: { detail: ProblemDetail }) {
  const text = useText()
  const words = text.problemSheet
  const [picture, setPicture] = useState<{ source: string; widthMetres: number }>()
  if (picture !== undefined) {
    return (
      <>
        <img className={paper.picture} src={picture.source} alt={words.map} />
        <figcaption>
          {words.caption(plain(length(Math.round(picture.widthMetres / 10) * 10, text)))}
        </figcaption>
      </>
    )
  }
  return (
    <div className={paper.drawing} aria-busy="true">
      <ProblemMap detail={detail} onPicture={(source, widthMetres) => setPicture({ source, widthMetres })} />
      <p role="status">{words.drawing}</p>
    </div>
  )
}

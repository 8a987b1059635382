// The notice itself, one sheet: name and code, the people large enough to be read from a step away, map, scope, units.
import { useState } from 'react'
import type { County } from '../../api/contract/areas.ts'
import type { AssignmentInfo } from '../../api/contract/assignments.ts'
import type { GridPage, gridPageRoutes } from '../../api/contract/grid-page.ts'
import type { MicroGrid, microGridRoutes } from '../../api/contract/micro-grids.ts'
import type { AnswerOf } from '../../api/contract/route.ts'
import { area, formatNumber, length, plain } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import styles from './GridCard.module.css'
import { GridMap } from './GridMap.tsx'
import { useTargetName } from './target-name.ts'
import { today } from './today.ts'

interface Props {
  grid: GridPage
  county: County
  units: readonly AssignmentInfo[]
  /** Whole numbers, where somebody asked for them. */
  phones: AnswerOf<typeof gridPageRoutes.revealGridPhones> | undefined
  microGrids: readonly MicroGrid[]
  microPhones: AnswerOf<typeof microGridRoutes.revealMicroGridPhones> | undefined
  /** A5. */
  small: boolean
}

/** More do not fit on one sheet. */
const mostUnits = 8
/** Three to a line. */
const mostMicroGrids = 15

export function GridCard({ grid, county, units, phones, microGrids, microPhones, small }: Props) {
  const text = useText()
  const words = text.gridCard
  const { households, population, parents } = grid
  return (
    <div className={`${styles.card} ${small ? styles.small : ''}`}>
      <header className={styles.head}>
        <p className={styles.heading}>{words.heading}</p>
        <h1>{grid.name}</h1>
        <p className={styles.soft}>
          {parents.map(({ name }) => name).join(' ')} · {words.code} {grid.code}
        </p>
      </header>
      <People grid={grid} phones={phones} />
      <figure className={styles.figure}>
        <Picture grid={grid} />
      </figure>
      <dl className={styles.facts}>
        <Fact name={words.land} value={plain(area(grid.areaSquareMetres, text))} />
        {households !== null && (
          <Fact name={words.households} value={text.area.homes(formatNumber(households))} />
        )}
        {population !== null && (
          <Fact name={words.population} value={text.area.people(formatNumber(population))} />
        )}
        <div className={styles.wide}>
          <dt>{words.scope}</dt>
          <dd>{scopeOf(grid, text.gridPage.comma) || words.noScope}</dd>
        </div>
      </dl>
      <MicroGrids microGrids={microGrids} microPhones={microPhones} />
      <Units units={units} />
      <footer className={styles.foot}>
        <span>{words.supervise}</span>
        <span>{words.issued(today())}</span>
        <span>{words.source(county.name)}</span>
      </footer>
    </div>
  )
}

function scopeOf({ compounds }: GridPage, comma: string): string {
  return [...new Set((compounds ?? []).flatMap(({ name }) => name ?? []))].join(comma)
}

function People({ grid, phones }: Pick<Props, 'grid' | 'phones'>) {
  const words = useText().gridPage
  const { leaderName, maskedPhone, deputies } = grid
  return (
    <section className={styles.people} aria-label={words.people}>
      <p className={styles.leader}>
        <span>{words.leader}</span>
        <strong>{leaderName ?? words.vacant}</strong>
        <span className={styles.phone}>{phones?.leader ?? maskedPhone}</span>
      </p>
      {deputies.map(({ position, duty, name, maskedPhone: masked }) => (
        <p key={position} className={styles.deputy}>
          <span>{duty}</span>
          <strong>{name}</strong>
          <span className={styles.phone}>
            {phones?.deputies.find((each) => each.position === position)?.phone ?? masked}
          </span>
        </p>
      ))}
    </section>
  )
}

function MicroGrids({ microGrids, microPhones }: Pick<Props, 'microGrids' | 'microPhones'>) {
  const words = useText().microGrids
  if (microGrids.length === 0) return null
  const whole = (code: string) => microPhones?.items.find((each) => each.code === code)?.phone
  return (
    <section className={styles.micro}>
      <h2>{words.title}</h2>
      <ul>
        {microGrids.slice(0, mostMicroGrids).map(({ code, name, leaderName, maskedPhone }) => (
          <li key={code}>
            <span className={styles.soft}>{words.short(code)}</span>
            <span>{name}</span>
            <strong>{leaderName}</strong>
            <span>{whole(code) ?? maskedPhone}</span>
          </li>
        ))}
      </ul>
      {microGrids.length > mostMicroGrids && (
        <p className={styles.soft}>{words.more(formatNumber(microGrids.length - mostMicroGrids))}</p>
      )}
    </section>
  )
}

function Units({ units }: Pick<Props, 'units'>) {
  const text = useText()
  const words = text.gridCard
  const nameOf = useTargetName()
  return (
    <section className={styles.units}>
      <h2>{words.units}</h2>
      {units.length === 0 && <p className={styles.soft}>{words.noUnits}</p>}
      <ul>
        {units.slice(0, mostUnits).map((each) => (
          <li key={each.id}>
            <span className={styles.soft}>
              {nameOf(each.target)} {text.unit.roles[each.role]}
            </span>
            <strong>{each.unitName}</strong>
            <span>{each.leaderName}</span>
          </li>
        ))}
      </ul>
    </section>
  )
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
function Picture({ grid }: Pick<Props, 'grid'>) {
  const text = useText()
  const words = text.gridCard
  const [picture, setPicture] = useState<{ source: string; widthMetres: number }>()
  if (picture !== undefined) {
    return (
      <>
        <img className={styles.picture} src={picture.source} alt={words.map} />
        <figcaption>
          {words.caption(plain(length(Math.round(picture.widthMetres / 10) * 10, text)))}
        </figcaption>
      </>
    )
  }
  return (
    <div className={styles.drawing} aria-busy="true">
      <GridMap tall grid={grid} onPicture={(source, widthMetres) => setPicture({ source, widthMetres })} />
      <p role="status">{words.drawing}</p>
    </div>
  )
}

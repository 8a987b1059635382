// Units of a list into the database: a row without a code is the unit of its name, a parent is found by name or code.
import { sql } from 'kysely'
import { kindOfName, type ListedUnit } from '../../../geodata/clean-units.ts'
import type { UnitInput } from '../../../geodata/county-data.ts'
import { lockCounty, raiseDataVersion } from '../../db/data-version.ts'
import { lockUnits } from '../../db/lock-units.ts'
import type { Db } from '../../db/tables.ts'
import { type Batch, nothingSaved, type Saved } from './batch.ts'
import { saveUnits } from './save-units.ts'

interface KnownUnit {
  id: number
  code: string
  name: string
  kind: UnitInput['kind']
  parentCode: string | null
}

/** Rows are named in what was rejected and noted. Cells that are empty leave what is known as it is. */
export async function saveListedUnits(
  trx: Db,
  batch: Pick<Batch, 'countyCode' | 'source'>,
  listed: readonly (ListedUnit & { row: string })[],
): Promise<Saved> {
  await lockUnits(trx, batch.countyCode)
  await lockCounty(trx, batch.countyCode)
  const known = await listKnown(trx, batch.countyCode)
  const problems = nothingSaved()
  const coded = giveCodes(listed, known, problems)
  const units = linkToParents(coded, known, problems)
  const saved = await saveUnits(trx, batch, units)
  if (saved.accepted + saved.updated > 0) await raiseDataVersion(trx, batch.countyCode)
  const rowOf = new Map(coded.map(({ code, row }) => [code, row]))
  const inRow = <T extends { row: string }>(each: T): T => ({ ...each, row: rowOf.get(each.row) ?? each.row })
  return {
    ...saved,
    rejected: [...problems.rejected, ...saved.rejected.map(inRow)],
    notes: [...problems.notes, ...saved.notes],
  }
}

async function listKnown(trx: Db, county: string): Promise<KnownUnit[]> {
  const { rows } = await sql<KnownUnit>`
    select unit.id, unit.code, unit.name, unit.kind, parent.code as parent_code
    from unit left join unit parent on parent.county_code = unit.county_code and parent.id = unit.parent_id
    where unit.county_code = ${county} order by unit.closed_on nulls first, unit.id`.execute(trx)
  return rows
}

type Coded = ListedUnit & { row: string; code: string; kind: UnitInput['kind'] }

/** A new unit without a code gets one: U0001, U0002 ... */
function giveCodes(
  listed: readonly (ListedUnit & { row: string })[],
  known: readonly KnownUnit[],
  problems: Saved,
): Coded[] {
  const byCode = new Map(known.map((unit) => [unit.code, unit]))
  const byName = Map.groupBy(known, (unit) => unit.name)
  const used = [...byCode.keys(), ...listed.map(({ code }) => code ?? '')]
  const codeless = new Set<string>()
  let last = Math.max(0, ...used.map((code) => Number(/^U(\d{4,9})$/.exec(code)?.[1] ?? 0)))
  return listed.flatMap((unit) => {
    const namesakes = byName.get(unit.name) ?? []
    if (unit.code === undefined && namesakes.length > 1) {
      problems.rejected.push({
        row: unit.row,
        reason: { code: 'unit-ambiguous', values: { name: unit.name } },
      })
      return []
    }
    // Within one file the reader has seen to that; another file may say it again.
    if (unit.code === undefined && codeless.has(unit.name)) {
      problems.rejected.push({ row: unit.row, reason: { code: 'duplicate' } })
      return []
    }
    if (unit.code === undefined) codeless.add(unit.name)
    const same = unit.code === undefined ? namesakes[0] : byCode.get(unit.code)
    const code = unit.code ?? same?.code ?? `U${String(++last).padStart(4, '0')}`
    return [{ ...unit, code, kind: unit.kind ?? same?.kind ?? kindOfName(unit.name) }]
  })
}

/** Finds each parent among the list and what is known; one that is not there, or would close a circle, is left out. */
function linkToParents(coded: readonly Coded[], known: readonly KnownUnit[], problems: Saved): UnitInput[] {
  const parentOf = new Map(known.map((unit) => [unit.code, unit.parentCode]))
  const all = [...coded, ...known]
  const codes = new Set(all.map(({ code }) => code))
  const codesByName = new Map(
    [...Map.groupBy(all, ({ name }) => name)].map(([name, units]) => [
      name,
      [...new Set(units.map(({ code }) => code))],
    ]),
  )
  const find = (text: string) => {
    if (codes.has(text)) return text
    const named = codesByName.get(text) ?? []
    return named.length === 1 ? named[0] : undefined
  }
  return coded.map(({ row, parent, ...unit }) => {
    if (parent === undefined) return unit
    const parentCode = find(parent)
    const leave = (code: 'unit-parent-unknown' | 'unit-parent-circle') => {
      problems.notes.push({ remark: { code, values: { parent } }, rows: [row] })
      return unit
    }
    if (parentCode === undefined) return leave('unit-parent-unknown')
    if (isAbove(unit.code, parentCode, parentOf)) return leave('unit-parent-circle')
    parentOf.set(unit.code, parentCode)
    return { ...unit, parentCode }
  })
}

function isAbove(code: string, from: string, parentOf: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>()
  for (let at: string | null | undefined = from; at && !seen.has(at); at = parentOf.get(at)) {
    if (at === code) return true
    seen.add(at)
  }
  return false
}

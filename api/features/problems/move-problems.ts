// The same step for many problems: each judged as if alone; those that may be moved are moved together, the rest is named.
import type { moveRoutes } from '../../contract/problem-moves.ts'
import type { AnswerOf, BodyOf } from '../../contract/route.ts'
import { AppError } from '../../db/errors.ts'
import type { ProblemSettings } from '../../db/problem-settings.ts'
import type { Db } from '../../db/tables.ts'
import type { Caller } from '../handler.ts'
import { checkRequirements } from './check-requirements.ts'
import { type LockedProblem, lockProblems, unknownProblem } from './locked-problem.ts'
import { checkMove } from './move-problem.ts'
import { mayRead } from './read-problem.ts'
import { takeStep } from './take-step.ts'

type Body = BodyOf<typeof moveRoutes.moveProblems>
type Moved = AnswerOf<typeof moveRoutes.moveProblems>
type Row = Moved['rows'][number]

/** Ends the transaction of a preview with what it found. */
class Preview extends Error {
  readonly found: Moved

  constructor(found: Moved) {
    super()
    this.found = found
  }
}

/** A preview does everything and takes it back: it cannot say anything else than what will happen. */
export async function moveProblems(
  db: Db,
  caller: Caller,
  county: string,
  body: Body,
  settings: ProblemSettings,
  now: Date,
): Promise<Moved> {
  try {
    return await db.transaction().execute(async (trx) => {
      const found = await moveAll(trx, caller, county, body, settings, now)
      if (body.dryRun) throw new Preview(found)
      return found
    })
  } catch (error) {
    if (error instanceof Preview) return error.found
    throw error
  }
}

async function moveAll(
  trx: Db,
  caller: Caller,
  county: string,
  { problems, dryRun: _, ...step }: Body,
  settings: ProblemSettings,
  now: Date,
): Promise<Moved> {
  const versions = new Map(problems.map(({ id, version }) => [id, version]))
  const locked = await lockProblems(trx, county, [...versions.keys()])
  const rows: Row[] = []
  for (const [id, version] of versions) {
    const problem = locked.get(id)
    try {
      if (!problem || !mayRead(caller, problem)) throw unknownProblem(county, id)
      await moveOne(trx, caller, county, problem, { ...step, version }, settings, now)
      rows.push({ id, outcome: 'moved', message: null, unitName: null })
    } catch (error) {
      // Refused before anything of it was written.
      if (!(error instanceof AppError)) throw error
      rows.push({ id, outcome: error.code, message: error.message, unitName: null })
    }
  }
  const names = await readUnitNames(trx, county, rows)
  return {
    moved: rows.filter(({ outcome }) => outcome === 'moved').length,
    rows: rows.map((row) => ({ ...row, unitName: names.get(row.id) ?? null })),
  }
}

async function moveOne(
  trx: Db,
  caller: Caller,
  county: string,
  problem: LockedProblem,
  step: Omit<Body, 'problems' | 'dryRun'> & { version: number },
  settings: ProblemSettings,
  now: Date,
): Promise<void> {
  if (problem.version !== step.version)
    throw new AppError('changed-meanwhile', 'Somebody has moved this problem meanwhile.')
  checkMove(problem, step.action, caller, now)
  checkRequirements(step, problem, now)
  await takeStep(trx, caller, county, problem, step, settings, now)
}

/** Only of what was moved, or would be: nobody learns of others. */
async function readUnitNames(trx: Db, county: string, rows: readonly Row[]): Promise<Map<number, string>> {
  const moved = rows.filter(({ outcome }) => outcome === 'moved').map(({ id }) => id)
  if (moved.length === 0) return new Map()
  const found = await trx
    .selectFrom('problem')
    .innerJoin('unit', (join) =>
      join.onRef('unit.countyCode', '=', 'problem.countyCode').onRef('unit.id', '=', 'problem.unitId'),
    )
    .select(['problem.id', 'unit.name'])
    .where('problem.countyCode', '=', county)
    .where('problem.id', 'in', moved)
    .execute()
  return new Map(found.map(({ id, name }) => [id, name]))
}

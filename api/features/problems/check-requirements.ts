// Does a step say everything that it must? One sentence for the first thing that is missing.
import type { MoveBody } from '../../contract/problem-moves.ts'
import {
  mostSuspendedDays,
  type Requirement,
  requirements,
  type Step,
  workflow,
} from '../../contract/problem-workflow.ts'
import { AppError } from '../../db/errors.ts'
import type { LockedProblem } from './locked-problem.ts'

const dayMs = 86_400_000

/** @throws AppError step-incomplete with `details.missing` */
export function checkRequirements(body: MoveBody, problem: LockedProblem, now: Date): void {
  const step: Step = workflow[body.action]
  const missing = step.requires.find((each) => !isMet(each, body, problem, now))
  if (missing !== undefined) throw incomplete(missing)
}

export function incomplete(missing: Requirement): AppError {
  return new AppError('step-incomplete', `${requirements[missing].en}.`, { missing })
}

function isMet(requirement: Requirement, body: MoveBody, problem: LockedProblem, now: Date): boolean {
  switch (requirement) {
    case 'reason':
    case 'words':
      return (body.words ?? '').trim() !== ''
    case 'photo-after':
      return body.photos?.some(({ role }) => role === 'after') ?? false
    case 'unit':
      return body.unitId !== undefined || problem.unitId !== null
    case 'until':
      return isWithin(body.until, now, mostSuspendedDays)
    case 'reply-due':
      return isWithin(body.replyDue, now, mostSuspendedDays)
    case 'target':
      return body.target !== undefined
  }
}

function isWithin(moment: string | undefined, now: Date, days: number): boolean {
  const time = Date.parse(moment ?? '')
  return time > now.getTime() && time <= now.getTime() + days * dayMs
}

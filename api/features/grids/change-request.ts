// Does what is asked make sense, before any grid is looked at? Each thing that does not is told in both languages.
import { can } from '../../contract/access.ts'
import { type GridShape, type MosaicChange, mostCorners } from '../../contract/grids.ts'
import { AppError } from '../../db/errors.ts'
import type { Changer } from './changer.ts'

/** A change as it is inside: what the contract lets out is filled in. */
export type Change = Required<MosaicChange>

/** Each grid that changes or inherits must be the caller's; a new one lies nowhere yet, so that takes the community. */
export function checkRight(caller: Changer, community: string, { changed, created, removed }: Change): void {
  const touched = [...[...changed, ...removed].map(({ code }) => code), ...removed.map(({ into }) => into)]
  const strange = [...touched, ...originsOf(created)].find((code) => !code.startsWith(community))
  if (strange)
    throw wrong(
      `网格 ${strange} 不属于社区 ${community}，一次只能保存一个社区的网格`,
      `Grid ${strange} is not in community ${community}; one save changes one community.`,
    )
  const needed = created.length > 0 ? [...touched, community] : touched
  if (needed.some((area) => !can(caller, 'grid.write', { area })))
    throw new AppError(
      'not-permitted',
      'This border also belongs to a grid that is not yours; the planner of the county changes it.',
    )
}

export function checkWords({ changed, created, removed, reason, dryRun }: Change): void {
  if (!dryRun && reason.trim() === '') throw wrong('请填写调整原因', 'Say why the borders change.')
  if (changed.length + created.length + removed.length === 0)
    throw wrong('没有任何网格发生变化', 'Nothing changes: no grid is named.')
  const codes = [...changed, ...removed].map(({ code }) => code)
  const keys = created.map(({ key }) => key)
  if (new Set(codes).size < codes.length || new Set(keys).size < keys.length)
    throw wrong(
      '同一网格在一次保存中只能调整或撤销一次',
      'A grid can be changed or removed only once in one save.',
    )
  const gone = new Set(removed.map(({ code }) => code))
  if (removed.some(({ into }) => gone.has(into)) || originsOf(created).some((from) => gone.has(from)))
    throw wrong(
      '撤销的网格不能再并入其他网格，也不能再拆分',
      'A grid that goes can neither take in another nor be divided.',
    )
}

export function checkSize({ changed, created }: Change): void {
  const corners = [...changed, ...created].reduce((sum, { geometry }) => sum + cornersOf(geometry), 0)
  if (corners > mostCorners) {
    const en = `The borders have ${corners} corners; one save takes ${mostCorners} at most. Draw them with fewer.`
    const zh = `边界共有 ${corners} 个拐点，一次保存最多 ${mostCorners} 个，请简化边界后再保存`
    throw new AppError('too-large', en, { zh, en })
  }
}

/** Grids that new ones are cut from; what is founded comes from none. */
export function originsOf(created: Change['created']): string[] {
  return created.flatMap(({ from }) => from ?? [])
}

function cornersOf({ type, coordinates }: GridShape): number {
  const rings = type === 'Polygon' ? coordinates : coordinates.flat()
  return rings.reduce((sum, ring) => sum + ring.length, 0)
}

/** A question that makes no sense, in both languages. */
function wrong(zh: string, en: string): AppError {
  return new AppError('bad-request', en, { zh, en })
}

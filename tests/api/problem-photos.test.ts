// Who sees the photos of a problem? Whoever sees it; and what shows an open one also whoever could report it again.
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { county } from '../support/county.ts'
import { useDatabase } from '../support/database.ts'
import { reportAt } from '../support/problems.ts'
import { inCompound, openProblems, type Person, right, toDispatched } from './problem-people.ts'

const { db, engine } = await useDatabase()
const { ask, people, report, move } = await openProblems({ db, engine })

let shade = 0
/** A photo like no other, uploaded; its id. */
async function upload(who: Person): Promise<number> {
  shade++
  const background = { r: shade, g: 90, b: 160 }
  const body = await sharp({ create: { width: 40, height: 30, channels: 3, background } })
    .jpeg()
    .toBuffer()
  const answer = await ask(`/counties/${county}/photos`, { method: 'POST', body, cookie: people[who].cookie })
  expect(answer.status).toBe(200)
  return answer.body.id
}

async function seenBy(id: number): Promise<Person[]> {
  const seen: Person[] = []
  for (const who of Object.keys(people) as Person[]) {
    const { status } = await ask(`/counties/${county}/photos/${id}/thumbnail`, { cookie: people[who].cookie })
    expect([200, 404]).toContain(status)
    if (status === 200) seen.push(who)
  }
  return seen
}

const staff: Person[] = ['leader', 'community', 'unit', 'dispatcher', 'supervisor', 'planner']
const everybody: Person[] = ['leader', 'community', 'unit', 'other', 'dispatcher', 'supervisor', 'planner']

test('a report’s by everybody who reports while it is open, then by those whom it concerns; what was mended by these alone', async () => {
  const far = await upload('leader')
  expect(await seenBy(far)).toEqual(['leader'])
  let now = right(await report(reportAt(inCompound, { photos: [{ id: far, role: 'far' }] })))
  expect(await seenBy(far)).toEqual(everybody)
  for (const step of toDispatched) now = right(await move('dispatcher', now, step))
  const mended = await upload('unit')
  const photos = [{ id: mended, role: 'after' }]
  now = right(await move('unit', now, 'handle', { words: '已清理', photos }))
  expect(await seenBy(mended)).toEqual(staff)
  now = right(await move('supervisor', now, 'pass'))
  right(await move('dispatcher', now, 'close'))
  expect(await seenBy(far)).toEqual(staff)
})

test('of one that was merged also by whoever reported where it went', async () => {
  const near = await upload('leader')
  const mine = right(await report(reportAt([1500, 1500]), 'other'))
  const theirs = right(await report(reportAt(inCompound, { photos: [{ id: near, role: 'near' }] })))
  right(await move('dispatcher', theirs, 'merge', { target: mine.row.id }))
  expect(await seenBy(near)).toEqual(everybody)
  // and not by them once it went elsewhere
  const far = await upload('leader')
  const elsewhere = right(await report(reportAt(inCompound)))
  const other = right(await report(reportAt(inCompound, { photos: [{ id: far, role: 'near' }] })))
  right(await move('dispatcher', other, 'merge', { target: elsewhere.row.id }))
  expect(await seenBy(far)).toEqual(staff)
})

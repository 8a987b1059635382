// Which categories are offered first, and which are found by what is typed.
import { describe, expect, test } from 'vitest'
import { problemCategoryPresets } from '../../api/contract/problem-categories.ts'
import { findCategories } from '../../web/components/find-categories.ts'
import { type Category, type Evidence, guessCategories } from '../../web/components/guess-category.ts'
import { initialsOf } from '../../web/text/initials.ts'

const litter: Category = {
  code: '06010',
  title: { zh: '暴露垃圾', en: 'Litter' },
  keywords: ['垃圾', '没人清'],
  kinds: ['compound', 'road'],
}
const bin: Category = {
  code: '06042',
  title: { zh: '垃圾箱满溢', en: 'Full bin' },
  keywords: ['垃圾', '垃圾桶', '满了'],
  kinds: ['toilet'],
}
const lamp: Category = {
  code: '01037',
  title: { zh: '路灯异常', en: 'Street lamp' },
  keywords: ['不亮'],
  kinds: ['road'],
}
const parking: Category = {
  code: '09009',
  title: { zh: '机动车乱停放', en: 'Parking' },
  keywords: ['乱停'],
  kinds: [],
}
const all = [litter, bin, lamp, parking]

const guess = (evidence: Partial<Evidence>, most = 4) =>
  guessCategories(all, { words: '', last: [], near: [], ...evidence }, most).map(({ code }) => code)

describe('the likely categories', () => {
  test('without any evidence stand in the order of the list', () => {
    expect(guess({})).toEqual(['06010', '06042', '01037', '09009'])
  })

  test('as many as asked for', () => {
    expect(guess({}, 2)).toEqual(['06010', '06042'])
  })

  test('what this person used last comes first, the latest before the one before it', () => {
    expect(guess({ last: ['09009', '01037'] })).toEqual(['09009', '01037', '06010', '06042'])
  })

  test('a third habit is no evidence', () => {
    expect(guess({ last: ['09009', '01037', '06042'] })).toEqual(['09009', '01037', '06010', '06042'])
  })

  test('words come before habits: they are about this very problem', () => {
    expect(guess({ words: '楼下有人乱停', last: ['01037'] })).toEqual(['09009', '01037', '06010', '06042'])
  })

  // 垃圾 (2 letters) speaks for both; 垃圾桶 and 满了 (3 + 2 more) for the bin.
  test('more and longer keywords speak louder', () => {
    expect(guess({ words: '垃圾桶满了' })[0]).toBe('06042')
    expect(guess({ words: '一堆垃圾没人清' })[0]).toBe('06010')
  })

  test('spaces, width and case do not matter', () => {
    expect(guess({ words: 'Broken STREET  lamp' })[0]).toBe('01037')
    expect(guess({ words: '乱 停' })[0]).toBe('09009')
  })

  test('what stands near by speaks where words and habits say nothing, the nearest loudest', () => {
    const near = [
      { kind: 'toilet', distanceMetres: 4 },
      { kind: 'compound', distanceMetres: 0 },
    ]
    expect(guess({ near })).toEqual(['06010', '06042', '01037', '09009'])
    expect(guess({ near: [near[0]!, { kind: 'compound', distanceMetres: 30 }] })[0]).toBe('06042')
    expect(guess({ near, last: ['09009'] })).toEqual(['09009', '06010', '06042', '01037'])
  })

  test('what stands farther than 40 m is not meant', () => {
    expect(guess({ near: [{ kind: 'toilet', distanceMetres: 41 }] })[0]).toBe('06010')
    expect(guess({ near: [{ kind: 'toilet', distanceMetres: 40 }] })[0]).toBe('06042')
  })

  test('evidence changes the order only: nothing comes twice, nothing is invented', () => {
    const codes = guess({ words: '垃圾 不亮', last: ['06042'], near: [{ kind: 'road', distanceMetres: 1 }] })
    expect(codes.toSorted()).toEqual(all.map(({ code }) => code).toSorted())
  })

  // Sentences as people write them, against the list that every county begins with.
  test.each([
    ['小区门口垃圾桶满了没人清', '06042'],
    ['路灯不亮', '01037'],
    ['人行道上共享单车乱停', '09011'],
    ['消防通道被车堵了', '09012'],
    ['烧烤摊油烟太大', '06029'],
  ])('%s is %s', (words, code) => {
    const likely = guessCategories(problemCategoryPresets, { words, last: [], near: [] }, 4)
    expect(likely.map((each) => each.code)).toContain(code)
  })
})

describe('found by what is typed', () => {
  const find = (typed: string) => findCategories(all, typed).map(({ code }) => code)

  test('nothing typed finds nothing', () => {
    expect(find(' ')).toEqual([])
  })

  test('a beginning of the title before its middle, a keyword last', () => {
    expect(find('垃圾')).toEqual(['06042', '06010'])
    expect(find('没人')).toEqual(['06010'])
  })

  test('initials, from the start or from the middle', () => {
    expect(find('bllj')).toEqual(['06010'])
    expect(find('lj')).toEqual(['06042', '06010'])
    expect(find('jdc')).toEqual(['09009'])
  })

  test('codes and English', () => {
    expect(find('0604')).toEqual(['06042'])
    expect(find('park')).toEqual(['09009'])
  })

  test('what is nowhere', () => {
    expect(find('飞碟')).toEqual([])
    expect(find('zzz')).toEqual([])
  })
})

test('initials keep letters and digits and leave out marks', () => {
  expect(initialsOf('暴露垃圾')).toBe('bllj')
  expect(initialsOf('垃圾站（箱）满溢')).toBe('ljzxmy')
  expect(initialsOf('5G 基站')).toBe('5gjz')
  expect(initialsOf('绿地、女儿墙')).toBe('ldneq')
})

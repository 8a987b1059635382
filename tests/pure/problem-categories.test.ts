// The preset categories: national codes, complete, each with a limit that fits, and the sample of limits as the source has it.
import Value from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { type ClockKind, Limit } from '../../api/contract/clock.ts'
import { problemCategoryPresets, problemMajors } from '../../api/contract/problem-categories.ts'
import { coverLimits, handlingLimits, stepLimits } from '../../api/contract/problem-limits.ts'
import { kinds } from '../../geodata/kinds/index.ts'

const codes = problemCategoryPresets.map(({ code }) => code)
const ofCode = (code: string) => problemCategoryPresets.find((each) => each.code === code)!

/** domain.md §2.4: what civilized-city work meets daily. */
const daily = [
  ...['06001', '06005', '06007', '06008', '06010', '06011', '06012', '06013', '06017', '06027', '06028'],
  ...['06029', '06036', '06041', '06042', '06045', '06050', '06051', '06052', '07001', '07003', '07008'],
  ...['08002', '08004', '08007', '09001', '09005', '09006', '09009', '09010', '09011', '09012', '09019'],
  ...['09020', '10001', '10002', '01037', '02004', '02034', '02035', '03001'],
  // 01001 to 01023; the list leaves 01016 out.
  ...Array.from({ length: 23 }, (_, index) => `010${String(index + 1).padStart(2, '0')}`),
].filter((code) => code !== '01016')

describe('preset categories', () => {
  test('hold what civilized-city work meets daily', () => {
    expect(daily.filter((code) => !codes.includes(code))).toEqual([])
  })

  test('have a code of five digits each, and each code once', () => {
    expect(codes.filter((code) => !/^\d{5}$/.test(code))).toEqual([])
    expect(codes.filter((code, index) => codes.indexOf(code) < index)).toEqual([])
  })

  test('stand below one of the ten majors, and every major ends with what fits nowhere else', () => {
    expect(problemMajors.map(({ code }) => code).toSorted()).toEqual(
      Array.from({ length: 10 }, (_, index) => String(index + 1).padStart(2, '0')),
    )
    for (const { code: major } of problemMajors) {
      const below = problemCategoryPresets.filter((each) => each.major === major)
      expect([major, below.length > 1]).toEqual([major, true])
      expect(below.at(-1)).toMatchObject({ standard: null })
      expect(below.at(-1)!.title.zh).toMatch(/^其他/)
    }
  })

  test('say which are no national codes', () => {
    const local = problemCategoryPresets.filter((each) => each.standard === null).map(({ code }) => code)
    expect(local.toSorted()).toEqual(
      ['01999', '02999', '03999', '04999', '05999', '06997', '06998', '06999', '07999', '08999']
        .concat(['09998', '09999', '10999'])
        .toSorted(),
    )
  })

  test('have titles in both languages, each once', () => {
    for (const language of ['zh', 'en'] as const) {
      const titles = problemCategoryPresets.map(({ title }) => title[language])
      expect(titles.filter((title, index) => title === '' || titles.indexOf(title) < index)).toEqual([])
    }
  })

  test('name kinds of facilities that exist', () => {
    const known: string[] = kinds.map(({ id }) => id)
    const named = problemCategoryPresets.flatMap((each) => each.kinds)
    expect(named.filter((kind) => !known.includes(kind))).toEqual([])
  })

  test('have a limit each that fits the schema', () => {
    const limits = problemCategoryPresets.flatMap((each) => each.limits)
    expect(problemCategoryPresets.filter((each) => each.limits.length === 0)).toEqual([])
    expect(
      [...limits.map(({ limit }) => limit), ...Object.values(stepLimits)].filter(
        (limit) => !Value.Check(Limit, limit),
      ),
    ).toEqual([])
  })
})

/** domain.md §3.2, Yuncheng; "2 urgent working days" are 48 hours that always run. */
describe('the sample of limits', () => {
  test.each<[code: string, title: string, amount: number, clock: ClockKind]>([
    ['06010', '暴露垃圾', 4, 'working-hours'],
    ['06012', '道路不洁', 2, 'working-hours'],
    ['06013', '道路破损', 5, 'working-days'],
    ['07001', '非法小广告', 1, 'working-days'],
    ['09006', '占道经营', 2, 'urgent-hours'],
    ['09005', '店外经营', 2, 'urgent-hours'],
    ['09001', '无照经营游商', 2, 'urgent-hours'],
    ['09010', '非机动车乱停放', 2, 'working-hours'],
    ['09011', '共享单车乱象', 2, 'working-hours'],
    ['09012', '占用消防通道', 2, 'working-hours'],
    ['06042', '垃圾站（箱）满溢', 4, 'working-hours'],
    ['06017', '绿地脏乱', 4, 'working-hours'],
    ['09998', '门前三包（五包）不落实', 4, 'working-hours'],
    ['09020', '农贸市场秩序问题', 2, 'working-days'],
    ['06001', '私搭乱建', 48, 'urgent-hours'],
    ['01001', '供水井盖异常', 2, 'urgent-hours'],
    ['01004', '雨水箅子异常', 1, 'working-days'],
    ['07008', '公益性宣传品缺损', 5, 'working-days'],
    ['06998', '道路积水', 2, 'urgent-hours'],
    ['06997', '违规养犬', 1, 'working-days'],
  ])('%s %s: %d %s', (code, zh, amount, clock) => {
    expect(ofCode(code).title.zh).toBe(zh)
    expect(ofCode(code).limits[0]).toMatchObject({ limit: { amount, clock }, source: 'yuncheng' })
  })

  test('an unlawful building has 15 days once it stands, a cover four conditions', () => {
    expect(ofCode('06001').limits[1]?.limit).toEqual({ amount: 15, clock: 'working-days' })
    expect(ofCode('01023').limits).toEqual(coverLimits)
  })

  test('is about categories that exist', () => {
    expect(Object.keys(handlingLimits).filter((code) => !codes.includes(code))).toEqual([])
  })
})

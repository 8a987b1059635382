// How alike are two names? What offices leave out and abbreviate is the same; another number is another thing.
import { expect, test } from 'vitest'
import { likeness, nameOf } from '../../api/features/assignments/likeness.ts'

const like = (one: string, other: string) => likeness(nameOf(one, '会宁县'), nameOf(other, '会宁县'))
/** From here on a match is offered as sure when nothing else comes near; see match-rows.ts. */
const good = 0.66

test.each([
  ['会宁县住房和城乡建设局', '住建局'],
  ['会宁县住房和城乡建设局', '县住建局'],
  ['会宁县人力资源和社会保障局', '人社局'],
  ['会宁县发展和改革局', '发改委'],
  ['会宁县城市管理综合执法局', '城管局'],
  ['会宁县委宣传部', '县委宣传部'],
  ['会宁县委宣传部', '宣传部'],
  ['会宁县财政局', '财政局'],
  ['会宁县财政局', '财　政　局'],
  ['会宁县财政局', '会宁县财政局（原财政办）'],
  ['会宁县第一中学', '会宁一中'],
  ['枝阳花园', '枝阳花园小区'],
  ['西街社区', '西街'],
  ['ＡＢ公寓', 'ab公寓'],
])('%s is %s', (one, other) => {
  expect(like(one, other)).toBeGreaterThanOrEqual(good)
  expect(like(other, one)).toBe(like(one, other))
})

test.each([
  ['和谐家园一期', '和谐家园二期'],
  ['会宁县第一中学', '会宁县第二中学'],
  ['和谐家园', '和谐花园'],
  ['会宁县财政局', '会宁县民政局'],
  ['会宁县委办公室', '会宁县政府办公室'],
  ['长征路站', '东关小学'],
  // named after the county, which is then no word to leave out
  ['会宁花园', '甲乙丙花园'],
  ['会宁新村', '桃园新村'],
])('%s is not %s', (one, other) => {
  expect(like(one, other)).toBeLessThan(good)
})

test('一期 and 1期 are one, and only the same name has 1', () => {
  expect(like('和谐家园一期', '和谐家园1期')).toBeGreaterThanOrEqual(good)
  expect(like('和谐家园', '和谐家园')).toBe(1)
  expect(like('和谐家园', '和谐家园小区')).toBeLessThan(1)
  expect(like('', '')).toBe(0)
})

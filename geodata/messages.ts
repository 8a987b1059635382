// How an import speaks: every reason, warning and error once in Chinese and once in English, `{name}` for values.
import type { Remark } from './remark.ts'

export type Language = 'zh' | 'en'

const messages = {
  // Rows that were left out
  duplicate: { zh: '与前面的一条重复', en: 'the same place stands in an earlier row' },
  'duplicate-code': { zh: '编码 {code} 重复', en: 'the code {code} stands in an earlier row' },
  'no-area': { zh: '图形没有面积', en: 'the shape has no area' },
  'no-extent': { zh: '图形没有长度或面积', en: 'the shape has no length or area' },
  'needs-area': { zh: '需要面，得到的是 {type}', en: 'needs a polygon and got a {type}' },
  'too-far': { zh: '距县界 {km} 公里，超出 20 公里', en: 'lies {km} km from the county; 20 km is the limit' },
  'region-code-wrong': {
    zh: '编码 {code} 不是 {county} 的区划代码（6、9 或 12 位）',
    en: '{code} is no region code of {county} (6, 9 or 12 digits)',
  },
  'county-unknown': {
    zh: '县 {county} 尚未导入，请先导入县界',
    en: 'the county {county} is not known; import its boundary first',
  },
  'grid-code-wrong': { zh: '网格编码 {code} 不是 15 位数字', en: 'the grid code {code} has not 15 digits' },
  'community-unknown': { zh: '社区 {code} 尚未导入', en: 'the community {code} is not known' },
  'unit-unknown': { zh: '单位不存在', en: 'the unit is not known' },
  'target-unknown': { zh: '包抓对象不存在', en: 'what the unit answers for is not known' },

  // Notes about rows that were taken
  repaired: { zh: '自相交的面已修复', en: 'self-crossing shapes were repaired' },
  'outside-county': {
    zh: '{count} 个在县界以外 20 公里以内，已保留（服务范围可能伸入）',
    en: '{count} lie outside the county within 20 km and were kept: their service area may reach in',
  },
  'looks-like-existing': {
    zh: '{count} 个与已有同名点位相距不到 10 米，可能重复',
    en: '{count} have a namesake of another import within 10 m and may be duplicates',
  },

  // Input that cannot be imported
  'metric-crs-fixed': {
    zh: '本部署已使用 EPSG:{inUse} 量算，不能改为 EPSG:{wanted}',
    en: 'This deployment already measures in EPSG:{inUse}; it cannot change to EPSG:{wanted}',
  },
  'metric-crs-unknown': {
    zh: '还不知道用哪个投影量算：请先导入县界，或用 --metric-crs EPSG:4544 指定',
    en: 'No CRS to measure in is known yet: import the county boundary first, or name one with --metric-crs EPSG:4544',
  },
  'metric-crs-unusable': {
    zh: '“{crs}”不是以米为单位的 EPSG 坐标系',
    en: '"{crs}" is no EPSG coordinate system in metres',
  },
  'demo-over-real': {
    zh: '{county} 是真实的县，演示数据不会覆盖它',
    en: '{county} is a real county; demo data will not replace it',
  },
} as const satisfies Record<string, Record<Language, string>>

export type RemarkCode = keyof typeof messages

/** The sentence for a remark. */
export function say(remark: Remark, language: Language): string {
  return messages[remark.code][language].replace(/\{(\w+)\}/g, (_, name) =>
    String(remark.values?.[name] ?? ''),
  )
}

/** Chinese where the locale begins with zh, English elsewhere. */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  return (env.LC_ALL || env.LANG || '').toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

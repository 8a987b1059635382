// How do the names of the departments read that a county has for each kind of matter? To guess by, the likely ones first.
import type { DepartmentHint } from '../../contract/problem-matter.ts'

const cityManagement = ['城市管理', '综合执法', '城管']

export const departmentWords: Record<DepartmentHint, readonly string[]> = {
  urban: cityManagement,
  sanitation: ['环卫', '环境卫生', ...cityManagement],
  housing: ['住房和城乡建设', '住房城乡建设', '住建'],
  gardens: ['园林', '绿化', '住房和城乡建设', '住建'],
  'traffic-police': ['交警', '交通警察', '公安局'],
  transport: ['交通运输'],
  'market-regulation': ['市场监督管理', '市场监管'],
  ecology: ['生态环境', '环保'],
  water: ['水务', '水利', '自来水'],
  power: ['供电', '电力'],
  telecom: ['电信', '移动通信', '通信', '工业和信息化'],
  fire: ['消防救援', '消防', '应急管理'],
  'public-security': ['公安'],
  emergency: ['应急管理'],
  'civil-affairs': ['民政'],
  culture: ['文体', '文化', '文旅'],
  publicity: ['文明办', '精神文明', '宣传部'],
  agriculture: ['农业农村'],
  // Whose it is depends on the place.
  township: [],
}

// Invented Chinese names for everything in the demo county, each given out once.
import type { Random } from './random.ts'

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤',
]
const given = [
  ...'建国志强文军海涛永平晓东春梅秀英玉兰红霞丽娟桂芳国栋明辉小龙学文立新卫东宏伟金凤雪莲彩云爱华俊杰雅琴淑珍世荣德胜天祥守义长林亚男思远嘉禾子涵浩宇佳宁',
]
const firsts = [...'青禾丰瑞祥和安康福泰永兴隆盛昌明德仁景云鹤麦谷穗桑柳槐杏梅兰竹松锦翠碧清沁望朝向迎新']
const seconds = [...'源林园泽原川岭台塬湾桥亭城宁远平阳华荣绣春和堡坪渠泉梁庄苑田月水山野']
const numerals = [...'零一二三四五六七八九十']

/** 1 to 999 in Chinese. */
export function numeral(value: number): string {
  if (value >= 100) {
    const rest = value % 100
    return `${numerals[Math.floor(value / 100)]}百${rest === 0 ? '' : rest < 10 ? `零${numeral(rest)}` : rest < 20 ? `一${numeral(rest)}` : numeral(rest)}`
  }
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  if (tens === 0) return numerals[ones]!
  return `${tens === 1 ? '' : numerals[tens]}十${ones === 0 ? '' : numerals[ones]}`
}

export class Names {
  #random: Random
  #taken = new Set<string>()
  /** By list: how many of its words are used up. */
  #used = new WeakMap<readonly string[], number>()

  constructor(random: Random) {
    this.#random = random
  }

  person(): string {
    const random = this.#random
    return random.pick(surnames) + random.pick(given) + (random.chance(0.8) ? random.pick(given) : '')
  }

  /** The next word of the list with one of the endings; then invented words, then numbered ones. */
  unique(wellKnown: readonly string[], endings: readonly string[]): string {
    const random = this.#random
    for (let i = this.#used.get(wellKnown) ?? 0; i < wellKnown.length; i++) {
      this.#used.set(wellKnown, i + 1)
      const name = wellKnown[i] + random.pick(endings)
      if (this.#take(name)) return name
    }
    for (let attempt = 0; attempt < 40; attempt++) {
      const name = random.pick(firsts) + random.pick(seconds) + random.pick(endings)
      if (this.#take(name)) return name
    }
    return this.numbered(random.pick(firsts) + random.pick(seconds) + random.pick(endings), '第', '号')
  }

  /** The name itself when it is free, else with the next free number. */
  numbered(name: string, before = '', after = ''): string {
    if (this.#take(name)) return name
    for (let i = 2; ; i++) {
      const next = `${name}${before}${i < 1000 ? numeral(i) : i}${after}`
      if (this.#take(next)) return next
    }
  }

  #take(name: string): boolean {
    if (this.#taken.has(name)) return false
    this.#taken.add(name)
    return true
  }
}

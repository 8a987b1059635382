// What is selected: an area, a facility or a unit, in the panel on the right or in the sheet of a phone.
import type { Locator, Page } from '@playwright/test'

export class Detail {
  readonly whole: Locator

  constructor(page: Page) {
    this.whole = page.getByRole('article')
  }

  name(): Locator {
    return this.whole.getByRole('heading', { level: 2 })
  }

  /** What stands beside a word in the list of facts: 网格长, 代码. */
  fact(word: string): Locator {
    const term = this.whole.getByRole('term').filter({ hasText: new RegExp(`^${word}$`) })
    return term.locator('xpath=following-sibling::dd[1]')
  }

  /** A unit, an area or a facility that can be followed. */
  link(name: string): Locator {
    return this.whole.getByRole('button', { name, exact: true })
  }

  /** What is not covered, each with the unit that answers for it or the word that none does. */
  gaps(): Locator {
    return this.whole.getByRole('listitem').filter({ hasText: '包抓单位' })
  }

  async close(): Promise<void> {
    await this.whole.getByRole('button', { name: '关闭' }).click()
  }
}

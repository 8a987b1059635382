// The table of what the map shows.
import type { Locator, Page } from '@playwright/test'

export class ValueTable {
  readonly whole: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.whole = page.getByRole('region', { name: '列表', exact: true })
  }

  async open(): Promise<void> {
    await this.#page.getByRole('main').getByRole('button', { name: '列表' }).click()
  }

  async close(): Promise<void> {
    await this.whole.getByRole('button', { name: '收起列表' }).click()
  }

  title(): Locator {
    return this.whole.getByRole('heading', { level: 2 })
  }

  rows(): Locator {
    return this.whole.getByRole('row').filter({ has: this.#page.getByRole('cell') })
  }

  /** The row of an area, by its code. */
  row(code: string): Locator {
    return this.rows().filter({ has: this.#page.getByRole('cell', { name: code, exact: true }) })
  }

  async sortBy(column: string): Promise<void> {
    await this.whole.getByRole('columnheader', { name: column }).click()
  }

  /** What stands in a column, from the first row to the last. */
  async column(title: string): Promise<string[]> {
    const titles = await this.whole.getByRole('columnheader').allInnerTexts()
    const index = titles.findIndex((each) => each.trim() === title)
    const rows = await this.rows().all()
    return Promise.all(rows.map((row) => row.getByRole('cell').nth(index).innerText()))
  }
}

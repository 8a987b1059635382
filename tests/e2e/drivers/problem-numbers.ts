// The page of statistics: the large numbers, and the table in which every number leads to its list.
import { expect, type Locator, type Page } from '@playwright/test'

export class ProblemNumbers {
  readonly page: Page
  readonly table: Locator

  constructor(page: Page) {
    this.page = page
    this.table = page.getByRole('table')
  }

  /** With its numbers. */
  async open(county: string, search = ''): Promise<void> {
    await this.page.goto(`/county/${county}/problem-numbers${search}`)
    await expect(this.card('上报数')).toBeVisible()
  }

  /** One of the large numbers, by its name. */
  card(name: string): Locator {
    return this.page
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('button', { name: `${name}：查看定义` }) })
      .getByRole('link')
  }

  /** What a group reads in the columns of these names; '' is the line of all. */
  async read(group: string, names: readonly string[]): Promise<string[]> {
    const heads = await this.table.getByRole('columnheader').allInnerTexts()
    const row = this.table
      .getByRole('row')
      .filter({ has: this.page.getByText(group || '合计', { exact: true }) })
    const cells = await row.first().getByRole('cell').allInnerTexts()
    return names.map((name) => cells[heads.findIndex((head) => head.trim() === name)]?.trim() ?? '')
  }
}

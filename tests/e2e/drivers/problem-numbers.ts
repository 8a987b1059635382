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

  /** What a group, or 合计, reads in the columns of these names. */
  async read(group: string, names: readonly string[]): Promise<string[]> {
    const columns = await this.#columns()
    const cells = await this.#line(group).getByRole('cell').allInnerTexts()
    return names.map((name) => cells[columns.indexOf(name)]?.trim() ?? '')
  }

  /** A column of all groups, added up. */
  async sum(name: string): Promise<number> {
    const at = (await this.#columns()).indexOf(name)
    const lines = await this.table.locator('tbody').getByRole('row').all()
    const cells = await Promise.all(lines.map((line) => line.getByRole('cell').nth(at).innerText()))
    return cells.reduce((sum, cell) => sum + Number(cell.replaceAll(',', '')), 0)
  }

  /** What the uppermost line is called: the group with the most. */
  async firstGroup(): Promise<string> {
    return (await this.table.locator('tbody').getByRole('cell').first().innerText()).trim()
  }

  /** Where the numbers of a line lead, and how many are to be there: a rate leads to its numerator, a mean to its cases. */
  linksOf(group: string): Promise<{ href: string; count: number }[]> {
    return this.#line(group)
      .getByRole('link')
      .evaluateAll((links: HTMLAnchorElement[]) =>
        links.map(({ href, title, textContent }) => {
          const [above = '', below = ''] = (title || (textContent ?? '')).split('÷')
          const isMean = textContent?.endsWith('小时') ?? false
          return { href, count: Number((isMean ? below : above).replaceAll(',', '')) }
        }),
      )
  }

  #line(group: string): Locator {
    return this.table
      .getByRole('row')
      .filter({ has: this.page.getByRole('cell', { name: group, exact: true }) })
      .first()
  }

  async #columns(): Promise<string[]> {
    return (await this.table.getByRole('columnheader').allInnerTexts()).map((head) => head.trim())
  }
}

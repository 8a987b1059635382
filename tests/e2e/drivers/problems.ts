// The pages of problems: the list with its filter, one problem with its steps, and the dialogs over both.
import { expect, type Locator, type Page } from '@playwright/test'

export class Problems {
  readonly page: Page
  readonly dialog: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog')
  }

  /** The list once it has arrived. */
  async openList(county: string, search = ''): Promise<void> {
    await this.page.goto(`/county/${county}/problems${search}`)
    await expect(this.total).toBeVisible()
  }

  async open(county: string, id: number): Promise<void> {
    await this.page.goto(`/county/${county}/problems/${id}`)
    await expect(this.steps).toBeVisible()
  }

  /** 12 件, above the list. */
  get total(): Locator {
    return this.page.getByRole('heading', { level: 2, name: /^[\d,]+ 件$/ })
  }

  get steps(): Locator {
    return this.page.getByRole('region', { name: '办理', exact: true })
  }

  /** Of the table on a desk, or the card of a phone. */
  row(words: string): Locator {
    return this.page.getByRole('row').or(this.page.getByRole('listitem')).filter({ hasText: words }).last()
  }

  /** An inbox, by its name: 待派遣. */
  inbox(name: string): Locator {
    return this.page
      .getByRole('navigation', { name: '待办事项' })
      .getByRole('link', { name: new RegExp(`^${name}`) })
  }

  /** How many wait there, as the badge says. */
  waiting(name: string): Promise<number> {
    return this.inbox(name).evaluate((entry) => {
      const count = /[\d,]+$/.exec(entry.textContent ?? '')?.[0] ?? ''
      return Number(count.replaceAll(',', '') || Number.NaN)
    })
  }

  /** What the list is narrowed to. */
  chip(words: string): Locator {
    return this.page.getByRole('list', { name: '当前条件' }).getByRole('listitem').filter({ hasText: words })
  }

  step(name: string): Locator {
    return this.steps.getByRole('button', { name, exact: true })
  }

  /** Opens a step, lets the test fill its form, and sends it. */
  async take(name: string, fill?: (form: Locator) => Promise<void>): Promise<void> {
    await this.step(name).click()
    await fill?.(this.dialog)
    await this.dialog.getByRole('button', { name, exact: true }).click()
    await expect(this.dialog).toHaveCount(0)
  }

  /** It is said that the step was taken. */
  async isDone(name: string): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: `已${name}` })).toBeVisible()
  }

  /** Chooses from a list whose field has this name. */
  async choose(field: string, option: string, within: Page | Locator = this.page): Promise<void> {
    const box = within.getByRole('combobox', { name: field, exact: true })
    await box.click()
    if (await box.isEditable()) await box.fill(option)
    await this.page.locator('.ant-select-item-option-content').filter({ hasText: option }).first().click()
  }
}

// Pages about units and assignments: what is found on them by its name.
import { expect, type Locator, type Page } from '@playwright/test'

/** What a browser writes on its console when somebody else was faster, or has the role already. */
export const conflict = /status of 409/

export class Responsibility {
  readonly page: Page
  readonly dialog: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole('dialog')
  }

  row(name: string): Locator {
    return this.page.getByRole('row').filter({ hasText: name })
  }

  /** The figure beside a word of the duty log: 走访, 会议. */
  count(word: string): Locator {
    return this.page.getByRole('term').filter({ hasText: word }).locator('xpath=following-sibling::dd[1]')
  }

  /** Chooses from a list whose field has this name, typing to find it where it is long. */
  async choose(field: string, option: string, within: Page | Locator = this.page): Promise<void> {
    const box = within.getByRole('combobox', { name: field, exact: true })
    await box.click()
    if (await box.isEditable()) await box.fill(option)
    await this.page.locator('.ant-select-item-option-content').filter({ hasText: option }).first().click()
    // It fades; what judges the page should not meet half of it.
    await expect(this.page.locator('.ant-select-dropdown').filter({ visible: true })).toHaveCount(0)
  }

  async press(name: string | RegExp): Promise<void> {
    await this.dialog.getByRole('button', { name }).click()
  }

  async dialogIsGone(): Promise<void> {
    await expect(this.dialog).toHaveCount(0)
  }

  /** Draws around a box of the page with the mouse held down. */
  async drawAround(left: number, top: number, right: number, bottom: number): Promise<void> {
    const { mouse } = this.page
    await mouse.move(left, top)
    await mouse.down()
    await mouse.move(right, top, { steps: 8 })
    await mouse.move(right, bottom, { steps: 8 })
    await mouse.move(left, bottom, { steps: 8 })
    await mouse.move(left, top, { steps: 8 })
    await mouse.up()
  }
}

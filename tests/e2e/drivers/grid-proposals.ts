// Proposals for the borders of grids: where they wait, their page, and the history of a community's grids.
import { expect, type Locator, type Page } from '@playwright/test'

export class GridProposals {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** From the lists of what waits for me to the single proposal of that reason. */
  async openWaiting(county: string, reason: string): Promise<void> {
    await this.page.goto(`/county/${county}/problems`)
    await this.page.getByRole('link', { name: /^网格调整申请/ }).click()
    await this.page.getByRole('link', { name: new RegExp(reason) }).click()
    await expect(this.page.getByText(reason).first()).toBeVisible()
  }

  async isAt(status: string): Promise<void> {
    await expect(this.page.getByRole('main').locator('span[data-status]').first()).toHaveText(status)
  }

  /** The part of the page under a heading. */
  part(title: string): Locator {
    return this.page.getByRole('region', { name: title, exact: true })
  }

  async take(step: string, words?: string): Promise<void> {
    const steps = this.part('办理')
    await steps.getByRole('button', { name: step, exact: true }).click()
    if (words !== undefined) await steps.getByRole('textbox').fill(words)
    await steps.getByRole('button', { name: `确认${step}`, exact: true }).click()
  }
}

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

  /** The list of those of which somebody has not seen yet what came of them; it has answered. */
  async openNews(county: string): Promise<void> {
    await this.page.goto(`/county/${county}/grid-proposals?which=news`)
    await expect(this.page.getByRole('radio', { name: /^结果未阅/ })).toBeChecked()
    const main = this.page.getByRole('main')
    await expect(main.getByRole('listitem').or(main.getByText('办理结果均已查看')).first()).toBeVisible()
  }

  /** Opens one of them; the server has heard that it was seen. */
  async readNews(reason: string): Promise<void> {
    const heard = this.page.waitForResponse(/\/seen$/)
    await this.card(reason).click()
    await heard
  }

  card(reason: string): Locator {
    return this.page.getByRole('main').getByRole('link', { name: new RegExp(reason) })
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

// The board of indicators on the left, or in its tab on a phone.
import type { Locator, Page } from '@playwright/test'

export class Board {
  readonly whole: Locator

  constructor(page: Page) {
    // An aside on a desk, a sheet in the hand.
    this.whole = page
      .getByRole('complementary', { name: /^(指标|Indicators)$/ })
      .or(page.getByRole('region', { name: '指标', exact: true }))
  }

  /** The row of an indicator, by its title. */
  row(title: string): Locator {
    return this.whole.getByRole('button', {
      name: new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s`),
    })
  }

  async choose(title: string): Promise<void> {
    await this.row(title).click()
  }
}

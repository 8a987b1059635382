// The legend: what the colours mean, and the classes to which the map can be narrowed.
import type { Locator, Page } from '@playwright/test'

export class Legend {
  readonly whole: Locator

  constructor(page: Page) {
    this.whole = page.getByRole('region', { name: /^(图例|Legend)$/ })
  }

  title(): Locator {
    return this.whole.getByRole('heading', { level: 2 })
  }

  /** The classes from high values to low ones, no data last. */
  classes(): Locator {
    return this.whole.getByRole('listitem').getByRole('button')
  }
}

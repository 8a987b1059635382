// Editing the borders of grids: the bar over the map, and the panel before saving.
import { expect, type Locator, type Page } from '@playwright/test'

export class GridEditing {
  readonly bar: Locator
  readonly panel: Locator
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
    this.bar = page.getByRole('region', { name: /^编辑网格边界 · / })
    this.panel = page.getByRole('region', { name: '保存网格调整' })
  }

  async start(): Promise<void> {
    await this.#page.getByRole('button', { name: '编辑网格边界' }).click()
    await expect(this.bar).toBeVisible()
  }

  async says(words: string): Promise<void> {
    await expect(this.bar.getByText(words, { exact: true })).toBeVisible()
  }

  async choose(tool: string): Promise<void> {
    await this.bar.getByText(tool, { exact: true }).click()
  }

  /** The same for a leader, who proposes. */
  async submit(reason: string): Promise<void> {
    const panel = this.#page.getByRole('region', { name: '提交调整申请' })
    await this.bar.getByRole('button', { name: '检查并保存' }).click()
    await panel.getByRole('textbox', { name: '调整原因' }).fill(reason)
    const confirm = panel.getByRole('checkbox')
    if ((await confirm.count()) > 0) await confirm.check()
    await panel.getByRole('button', { name: '提交申请', exact: true }).click()
  }

  /** Checks, confirms whatever is unusual, says why, and saves. */
  async save(reason: string): Promise<void> {
    await this.bar.getByRole('button', { name: '检查并保存' }).click()
    await this.panel.getByRole('textbox', { name: '调整原因' }).fill(reason)
    const confirm = this.panel.getByRole('checkbox')
    if ((await confirm.count()) > 0) await confirm.check()
    await this.panel.getByRole('button', { name: '保存', exact: true }).click()
    await expect(this.#page.getByText('网格已保存，指标和点位归属已更新')).toBeVisible({ timeout: 30_000 })
  }
}

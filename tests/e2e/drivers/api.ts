// What the server itself says, asked beside the page: the truth that the page is held against.
import { type APIRequestContext, type APIResponse, expect } from '@playwright/test'
import type { Area, County } from '../../../api/contract/areas.ts'
import type { AnswerOf, Route } from '../../../api/contract/route.ts'
import { routes } from '../../../api/contract/routes.ts'
import { apiPath, type Input } from '../../../web/paths.ts'

export class Api {
  readonly #request: APIRequestContext

  constructor(request: APIRequestContext) {
    this.#request = request
  }

  async ask<R extends Route>(route: R, input: Input<R>): Promise<AnswerOf<R>> {
    const answer = await this.answer(route, input)
    expect(answer.ok(), `${answer.url()}: ${answer.status()}`).toBe(true)
    return (await answer.json()) as AnswerOf<R> // the server serialises by the same schema
  }

  /** Whatever is answered, a refusal too. */
  answer<R extends Route>(route: R, input: Input<R>): Promise<APIResponse> {
    return this.#request.fetch(apiPath(route, input), { method: route.method, data: input.body })
  }

  async county(): Promise<County> {
    return first((await this.ask(routes.listCounties, {})).items)
  }

  async areas(level: Area['level']): Promise<Area[]> {
    const { code } = await this.county()
    return (await this.ask(routes.listAreas, { query: { within: code, level } })).items
  }

  async area(code: string): Promise<Area> {
    return (await this.ask(routes.getArea, { params: { code } })).area
  }

  /** Values of an indicator for all areas of a level. */
  async values(indicator: string, level: Area['level']) {
    const query = { within: (await this.county()).code, level }
    return (await this.ask(routes.listIndicatorValues, { params: { indicator }, query })).items
  }

  async indicator(id: string) {
    const { indicators } = await this.ask(routes.getCatalog, {})
    return first(indicators.filter((each) => each.id === id))
  }
}

/** The first one of a list that must not be empty. */
export function first<T>(list: readonly T[]): T {
  const [found] = list
  if (found === undefined) throw new Error('The demo county has nothing of that sort.')
  return found
}

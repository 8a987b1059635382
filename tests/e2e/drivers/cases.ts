// Problems for the tests: reported and moved through the API by the people of the demo county.
import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect } from '@playwright/test'
import type { MultiPolygon, Polygon } from 'geojson'
import { moveRoutes } from '../../../api/contract/problem-moves.ts'
import { type ReportBody, reportRoutes } from '../../../api/contract/problem-reports.ts'
import type { ProblemAction } from '../../../api/contract/problem-workflow.ts'
import { type ProblemDetail, problemRoutes } from '../../../api/contract/problems.ts'
import { routes } from '../../../api/contract/routes.ts'
import { apiPath } from '../../../web/paths.ts'
import { newPhoto } from '../../support/pictures.ts'
import { Api, first } from './api.ts'
import { largestPartOf, middleOf } from './geography.ts'

/** Answers the requests of an account of the demo. */
export type AsSomebody = (account: string) => Promise<APIRequestContext>

export const people = {
  reporter: 'demo-community-staff',
  desk: 'demo-dispatcher',
  unit: 'demo-unit-staff',
  leader: 'demo-grid-leader',
  supervisor: 'demo-supervisor',
} as const

export class Cases {
  readonly #as: AsSomebody

  constructor(as: AsSomebody) {
    this.#as = as
  }

  async api(account: string): Promise<Api> {
    return new Api(await this.#as(account))
  }

  async county(): Promise<string> {
    return (await (await this.api(people.desk)).county()).code
  }

  /** The unit for which the staff of the demo stands. */
  async unit(): Promise<{ id: number; name: string }> {
    const { grants } = await (await this.api(people.unit)).ask(routes.getProfile, {})
    const { scope, scopeName } = first(grants)
    return { id: scope.unitId ?? 0, name: scopeName ?? '' }
  }

  /** In the grid of the grid leader, which lies in the community of the staff; `metres` north of its middle. */
  async position(metres = 0): Promise<[number, number]> {
    const api = await this.api(people.leader)
    const { grants } = await api.ask(routes.getProfile, {})
    const shape = await api.ask(routes.getAreaShape, { params: { code: first(grants).scope.area } })
    const land = shape.geometry as Polygon | MultiPolygon // a grid is land
    const [lng = 0, lat = 0] = middleOf(land.type === 'Polygon' ? land : largestPartOf(land))
    return [lng, lat + metres / 111_000]
  }

  async report(words: string, more: Partial<ReportBody> = {}): Promise<ProblemDetail> {
    const body: ReportBody = {
      key: randomUUID(),
      position: await this.position(),
      positionSource: 'map',
      category: '06010',
      words,
      ...more,
    }
    const api = await this.api(people.reporter)
    return api.ask(reportRoutes.reportProblem, { params: { county: await this.county() }, body })
  }

  /** One step, by whoever usually takes it. */
  async move(
    who: string,
    { row }: ProblemDetail,
    action: ProblemAction,
    more: {
      words?: string
      unitId?: number
      target?: number
      photos?: { id: number; role: 'near' | 'after' }[]
    } = {},
  ): Promise<ProblemDetail> {
    const api = await this.api(who)
    const params = { county: row.county, id: row.id }
    return api.ask(moveRoutes.moveProblem, { params, body: { action, version: row.version, ...more } })
  }

  /** One that was reported twice goes into the other. */
  merge(copy: ProblemDetail, original: ProblemDetail): Promise<ProblemDetail> {
    return this.move(people.desk, copy, 'merge', { target: original.row.id })
  }

  /** As it stands now, with everything that happened. */
  async detail({ row }: ProblemDetail): Promise<ProblemDetail> {
    const api = await this.api(people.desk)
    return api.ask(problemRoutes.getProblem, { params: { county: row.county, id: row.id } })
  }

  /** Ready to be dispatched. */
  async filed(words: string, more: Partial<ReportBody> = {}): Promise<ProblemDetail> {
    const reported = await this.report(words, more)
    return this.move(people.desk, await this.move(people.desk, reported, 'accept'), 'file')
  }

  /** With the unit of the demo's staff. */
  async dispatched(words: string): Promise<ProblemDetail> {
    return this.move(people.desk, await this.filed(words), 'dispatch', { unitId: (await this.unit()).id })
  }

  /** Handled and found to be so: what is left is to close it. */
  async checked(words: string): Promise<ProblemDetail> {
    const photos = [{ id: await this.photo(people.unit), role: 'after' as const }]
    const handled = await this.move(people.unit, await this.dispatched(words), 'handle', {
      words: '已清理',
      photos,
    })
    const seen = [{ id: await this.photo(people.leader), role: 'after' as const }]
    return this.move(people.leader, handled, 'pass', { words: '已整改到位', photos: seen })
  }

  /** A photo that this account has uploaded. */
  async photo(account: string): Promise<number> {
    const request = await this.#as(account)
    const path = apiPath(routes.uploadPhoto, { params: { county: await this.county() } })
    const answer = await request.post(path, {
      headers: { 'content-type': 'image/jpeg' },
      data: Buffer.from(await newPhoto(320, 240)),
    })
    expect(answer.ok(), await answer.text()).toBe(true)
    return (await answer.json()).id
  }
}

/** Words that no other test uses. */
export function uniqueWords(about: string): string {
  return `${about} ${Date.now().toString(36)}${Math.floor(Math.random() * 1000)}`
}

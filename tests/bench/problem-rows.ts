// A year of problems over the grids of a county, made by SQL: a million in minutes, the same every time but for the clock.
import { sql } from 'kysely'
import { problemCategoryPresets } from '../../api/contract/problem-categories.ts'
import type { Db } from '../../api/db/tables.ts'
import { ensureProblemSetup } from '../../api/features/problems/ensure-setup.ts'

export interface ProblemPlan {
  county: string
  problems: number
  /** The newest so many have their history as well. */
  withEvents: number
}

/** About 3 % open, most of them from the last weeks; some grids and categories have far more than others. */
export async function makeProblems(db: Db, { county, problems, withEvents }: ProblemPlan): Promise<void> {
  await ensureProblemSetup(db, county)
  await db.transaction().execute(async (trx) => {
    await sql`select setseed(0.5)`.execute(trx)
    await sql`
      create temp table spot on commit drop as
      with weighed as (
        select id, code, geom, power(random(), 3) + 0.05 as weight from grid
        where county_code = ${county} and valid_to is null),
      share as (
        select id, code, geom, ceil(${problems}::float8 * weight / sum(weight) over ())::integer as number from weighed),
      -- apart from the numbering, whose order would else give all of them one and the same value
      drawn as materialized (
        select id as grid_id, code as grid_code, point.geom, power(random(), 2) as of_category, random() as fate,
               random() as source, random() as lateness, random() as trouble, random() as shuffled,
               now() - random() * interval '365 days' as reported_at
        from share cross join lateral st_dump(st_generatepoints(share.geom, number, id::integer)) as point)
      select row_number() over (order by shuffled) as n, * from drawn`.execute(trx)
    await sql`
      create temp table fated on commit drop as
      select n, grid_id, grid_code, geom, of_category, source, lateness, trouble,
             case when fate < 0.03 then now() - power(random(), 2) * interval '25 days' else reported_at end
               as reported_at,
             case when fate < 0.03
                  then (array['reported', 'verifying', 'accepted', 'filed', 'dispatched', 'dispatched', 'dispatched',
                              'dispatched', 'suspended', 'handled', 'handled', 'checked'])[1 + floor(random() * 12)]
                  when fate < 0.08 then 'refused' when fate < 0.1 then 'void'
                  else 'closed' end as status
      from spot where n <= ${problems}`.execute(trx)
    await insertProblems(trx, county)
    await insertEvents(trx, county, withEvents)
  })
  for (const table of ['problem', 'problem_event']) await sql`vacuum analyze ${sql.table(table)}`.execute(db)
}

async function insertProblems(trx: Db, county: string): Promise<void> {
  const codes = problemCategoryPresets.map(({ code }) => code)
  await sql`
    with category as (select ${codes}::text[] as codes),
    answering as (select array_agg(id order by id) as ids from unit where county_code = ${county}),
    drawn as (
      select fated.*, codes[1 + floor(of_category * cardinality(codes))] as category,
             status not in ('reported', 'verifying', 'refused') as was_accepted,
             status not in ('reported', 'verifying', 'accepted', 'refused') as was_filed,
             status in ('dispatched', 'suspended', 'handled', 'checked', 'closed') as was_dispatched,
             status in ('handled', 'checked', 'closed') as was_handled,
             lateness < 0.08 as was_late
      from fated cross join category)
    insert into problem (county_code, report_key, number, status, category_code, source, words, geom,
      position_source, place_name, grid_id, region_code, area_code, unit_id, routing, reporter_id, reporter_name,
      caller_phone, reported_at, accepted_at, filed_at, dispatched_at, handled_at, checked_at, closed_at,
      limit_amount, limit_clock, handle_due_at, step_from, step_nearly_due_at, step_due_at, remind_at,
      supervised, was_overdue, returns, reworks, extensions, suspensions, supervisions, suspended_until, handler_id, checker_id)
    select ${county}, gen_random_uuid(), case when was_filed then to_char(reported_at, 'YYYYMMDD') || lpad(n::text, 8, '0') end,
      status, category,
      case when source < 0.7 then 'patrol' when source < 0.85 then 'hotline' when source < 0.95 then 'inspection' else 'video' end,
      '第' || n || '号：' || (array['路灯不亮，晚上看不清', '垃圾桶满了没人清', '小广告贴满楼道', '人行道地砖松动', '车辆占用消防通道',
        '井盖破损，有安全隐患', '店外经营占道', '绿化带里有垃圾', '污水外溢有异味', '广告牌摇摇欲坠'])[1 + n % 10],
      geom, 'gps', '第' || (n % 500) || '号楼旁', grid_id, left(grid_code, 12), grid_code,
      ids[1 + (grid_id * 7 + of_category * 1000)::integer % cardinality(ids)],
      '{"tried": [], "unitId": null, "unitName": null}', 1000 + n % 400, '网格员' || n % 400,
      case when source between 0.7 and 0.85 then '1380000' || lpad((n % 10000)::text, 4, '0') end,
      reported_at,
      case when was_accepted then reported_at + interval '30 minutes' end,
      case when was_filed then reported_at + interval '50 minutes' end,
      case when was_dispatched then reported_at + interval '1 hour' end,
      case when was_handled then reported_at + interval '1 hour' + (case when was_late then 3 else 1 end) * interval '9 hours' end,
      case when status in ('checked', 'closed') then reported_at + interval '36 hours' end,
      case when status = 'closed' then reported_at + interval '40 hours' end,
      case when was_dispatched then 1 end, case when was_dispatched then 'working-days' end,
      case when was_dispatched then reported_at + interval '25 hours' end,
      case when status not in ('closed', 'refused', 'void', 'suspended') then reported_at end,
      case when status not in ('closed', 'refused', 'void', 'suspended') then reported_at + lateness * interval '20 days' end,
      case when status not in ('closed', 'refused', 'void', 'suspended') then reported_at + lateness * interval '25 days' end,
      null, trouble < 0.01 and status in ('dispatched', 'handled'), was_handled and was_late,
      case when trouble between 0.05 and 0.09 and was_dispatched then 1 else 0 end,
      case when trouble between 0.1 and 0.14 and was_handled then 1 else 0 end,
      case when trouble between 0.2 and 0.24 and was_dispatched then 1 else 0 end,
      case when status = 'suspended' then 1 else 0 end,
      case when trouble < 0.01 and was_filed then 1 else 0 end,
      case when status = 'suspended' then now() + interval '60 days' end,
      case when was_handled then 2000 + n % 300 end,
      case when status in ('checked', 'closed') then 3000 + n % 300 end
    from drawn cross join answering order by reported_at`.execute(trx)
}

/** Seven steps of each closed case. */
async function insertEvents(trx: Db, county: string, withEvents: number): Promise<void> {
  await sql`
    with newest as (
      select id, reported_at, accepted_at, filed_at, dispatched_at, handled_at, checked_at, closed_at, unit_id
      from problem where county_code = ${county} order by reported_at desc, id desc limit ${withEvents})
    insert into problem_event (county_code, problem_id, seq, at, action, from_status, to_status, actor_id, actor_name, unit_id)
    select ${county}, id, seq, at, action, from_status, to_status, 1000 + id % 400, '经办' || id % 400, unit_id
    from newest cross join lateral (values
      (1, reported_at, 'report', null, 'reported'), (2, accepted_at, 'accept', 'reported', 'accepted'),
      (3, filed_at, 'file', 'accepted', 'filed'), (4, dispatched_at, 'dispatch', 'filed', 'dispatched'),
      (5, handled_at, 'handle', 'dispatched', 'handled'), (6, checked_at, 'pass', 'handled', 'checked'),
      (7, closed_at, 'close', 'checked', 'closed')) as step (seq, at, action, from_status, to_status)
    where at is not null`.execute(trx)
}

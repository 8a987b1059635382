// The place without the map: what stands near by, or found by its name, and where exactly in words.
import { AimOutlined, PushpinOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useDeferredValue, useId, useState } from 'react'
import { levelOf } from '../../api/contract/areas.ts'
import type { SearchHit } from '../../api/contract/places.ts'
import type { Draft } from '../queries/draft-store.ts'
import { searchOptions } from '../queries/places.ts'
import { useText, useTitle } from '../text/text.ts'
import { useSettled } from '../ui/use-settled.ts'
import { findKind, useCounty } from './county.ts'
import { PlaceChoice } from './PlaceChoice.tsx'
import form from './ReportForm.module.css'
import { useReport } from './report.ts'
import { distanceWords } from './report-words.ts'
import { StepHeader } from './StepHeader.tsx'
import { usePlaceTitle } from './use-place-name.ts'
import { useTyped } from './use-typed.ts'

export function PlaceChooser() {
  const text = useText()
  const words = text.report
  const { draft, change, spot, go, gps, where } = useReport()
  const { county } = useCounty()
  const nameOf = usePlaceTitle()
  const [typed, setTyped] = useState('')
  const wanted = useSettled(useDeferredValue(typed.trim()).slice(0, 60))
  const hits = useQuery(searchOptions(county.code, wanted))
  const typedName = useTyped('placeName')
  const field = useId()
  const choose = (patch: Partial<Draft>) => {
    change({ ...patch, gridCode: undefined })
    go('form')
  }
  const found = wanted === '' ? [] : (hits.data ?? []).filter(({ position }) => position !== null)
  const isNothing = wanted !== '' && hits.data !== undefined && !hits.isFetching && found.length === 0
  return (
    <div className={form.step}>
      <StepHeader title={words.places} />
      <Input.Search
        aria-label={words.search}
        placeholder={words.search}
        value={typed}
        maxLength={60}
        allowClear
        loading={hits.isFetching}
        onChange={(event) => setTyped(event.target.value)}
      />
      {hits.error && wanted !== '' && <p className={form.soft}>{text.search.failed}</p>}
      {isNothing && <p className={form.soft}>{text.search.empty(wanted)}</p>}
      {found.length > 0 && (
        <ul className={form.choices} aria-label={words.search}>
          {found.map((hit) => (
            <FoundPlace key={`${hit.type} ${hit.id}`} hit={hit} onChoose={choose} />
          ))}
        </ul>
      )}
      {wanted === '' && (
        <>
          <div className={form.buttons}>
            <Button icon={<PushpinOutlined aria-hidden />} onClick={() => go('crosshair')}>
              {words.onMap}
            </Button>
            <Button
              icon={<AimOutlined aria-hidden />}
              loading={gps.seeking}
              onClick={() => {
                choose({
                  position: undefined,
                  positionSource: undefined,
                  accuracyMetres: undefined,
                  place: undefined,
                })
                gps.seek()
              }}
            >
              {words.locate}
            </Button>
          </div>
          {where && (
            <>
              <h3 className={form.title}>{words.near}</h3>
              {spot.answer?.places.length === 0 && <p className={form.soft}>{words.nothingNear}</p>}
              <ul className={form.choices}>
                {spot.answer?.places.map(({ id, kind, name, distanceMetres }) => (
                  <PlaceChoice
                    key={id}
                    name={nameOf({ kind, name })}
                    kind={kind}
                    where={
                      distanceMetres === 0 ? words.inside : words.away(distanceWords(distanceMetres, text))
                    }
                    chosen={draft.place?.id === id}
                    onChoose={() => choose({ place: { id, kind, name } })}
                  />
                ))}
              </ul>
              {draft.place && (
                <Button type="link" onClick={() => choose({ place: undefined })}>
                  {words.clearPlace}
                </Button>
              )}
            </>
          )}
        </>
      )}
      <label className={form.label} htmlFor={field}>
        {words.placeName}
      </label>
      <Input
        id={field}
        {...typedName}
        maxLength={200}
        placeholder={words.placeNameHint}
        onPressEnter={() => go('form')}
      />
    </div>
  )
}

/** An area stands for typed words: the position is somewhere in it. */
function FoundPlace({ hit, onChoose }: { hit: SearchHit; onChoose: (patch: Partial<Draft>) => void }) {
  const text = useText()
  const title = useTitle()
  const { catalog } = useCounty()
  const { type, id, name, sort, where, position } = hit
  if (type === 'unit' || position === null) return null
  const kind = findKind(catalog, sort)
  const level = levelOf(id)
  const isArea = type !== 'place'
  const what = isArea && level ? text.levels[level] : kind ? title(kind.title) : ''
  return (
    <PlaceChoice
      name={name}
      kind={isArea ? null : sort}
      where={[what, where].filter(Boolean).join(' · ')}
      chosen={false}
      onChoose={() =>
        onChoose({
          position,
          positionSource: isArea ? 'typed' : 'place',
          accuracyMetres: undefined,
          place: isArea ? undefined : { id: Number(id), kind: sort ?? '', name },
        })
      }
    />
  )
}

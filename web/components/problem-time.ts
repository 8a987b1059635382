// Time left, in the words of the clock that runs: working days on the calendar of the county, or hours day and night.
import type { ClockKind } from '../../api/contract/clock.ts'

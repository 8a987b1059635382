// Where is my account signed in? Whatever is not mine can be ended from here.
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Skeleton, Tag } from 'antd'
import type { SessionInfo } from '../../api/contract/accounts.ts'
import { endSessionOptions, sessionsOptions } from '../queries/accounts.ts'
import { dateTime } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { FailureNotice } from './FailureNotice.tsx'
import styles from './SessionList.module.css'

export function SessionList() {
  const text = useText()
  const sessions = useQuery(sessionsOptions())
  if (!sessions.data) {
    return sessions.error ? (
      <FailureNotice error={sessions.error} retry={sessions.refetch} />
    ) : (
      <Skeleton active title={false} aria-label={text.loading} />
    )
  }
  return (
    <ul className={styles.list}>
      {sessions.data.map((session) => (
        <Session key={session.id} session={session} />
      ))}
    </ul>
  )
}

function Session({ session }: { session: SessionInfo }) {
  const { id, current, address, agent, seenAt, wall, endsAt } = session
  const text = useText()
  const end = useMutation(endSessionOptions())
  const device = deviceOf(agent) ?? text.sessions.unknownDevice
  return (
    <li className={styles.session}>
      <div className={styles.words}>
        <span title={agent}>
          {device} {wall && <Tag>{text.sessions.wall(dateTime(endsAt))}</Tag>}
        </span>
        <span className={styles.seen}>
          {address} · {text.sessions.seen(dateTime(seenAt))}
        </span>
      </div>
      {current ? (
        <Tag color="blue">{text.sessions.current}</Tag>
      ) : (
        <Button
          aria-label={text.sessions.endOf(device, dateTime(seenAt))}
          loading={end.isPending}
          onClick={() => end.mutate(id)}
        >
          {text.sessions.end}
        </Button>
      )}
    </li>
  )
}

// Most browsers also call themselves by the names below theirs.
const browsers = [
  ['MicroMessenger', 'WeChat'],
  ['Edg', 'Edge'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const
const systems = [
  ['HarmonyOS', 'HarmonyOS'],
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const

/** What browsers call themselves says little; the browser and its system are what people recognise. */
function deviceOf(agent: string): string | undefined {
  const named = (among: readonly (readonly [mark: string, name: string])[]) =>
    among.find(([mark]) => agent.includes(mark))?.[1]
  return [named(browsers), named(systems)].filter((part) => part !== undefined).join(' · ') || undefined
}

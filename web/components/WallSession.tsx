// A screen that nobody sits before: turned on by somebody who is signed in, it shows for a month what it shows and no more.
import { PushpinOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { wallDays } from '../../api/contract/accounts.ts'
import { openWallOptions, signOutOptions } from '../queries/accounts.ts'
import { day } from '../text/figures.ts'
import { useText } from '../text/text.ts'
import { ConfirmButton } from '../ui/ConfirmButton.tsx'
import { accountWords } from './account-words.ts'
import { useProfile } from './profile.ts'
import styles from './WallSession.module.css'

/** In the bar of the wall: turns it on for this browser, or says until when it is on and ends it. */
export function WallSession() {
  const { wallUntil } = useProfile()
  return wallUntil === null ? <OpenWall /> : <EndWall until={wallUntil} />
}

function OpenWall() {
  const text = useText()
  const words = text.wall
  const { name, hasPassword } = useProfile()
  const [form] = Form.useForm<{ password: string }>()
  const [asking, setAsking] = useState(false)
  // A page of its own for whoever looks: nothing of the one who may do more stays in memory.
  const open = useMutation({ ...openWallOptions(), onSuccess: () => window.location.reload() })
  const lastDay = day(new Date(Date.now() + wallDays * 24 * 60 * 60_000))
  return (
    <>
      <Button type="text" icon={<PushpinOutlined />} onClick={() => setAsking(true)}>
        {words.open}
      </Button>
      <Modal
        open={asking}
        title={words.title}
        width={640}
        centered
        okText={words.confirm}
        cancelText={text.cancel}
        confirmLoading={open.isPending || open.isSuccess}
        onOk={() => form.submit()}
        onCancel={() => setAsking(false)}
        destroyOnHidden
      >
        <ul className={styles.hints}>
          {[words.looksOnly, words.stays(lastDay), words.revocable, words.instead].map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
        <Form
          name="wall"
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={({ password }) => open.mutate(hasPassword ? { password } : {})}
        >
          {hasPassword && (
            <>
              {/* Tells password keepers whose it is. */}
              <input hidden readOnly autoComplete="username" value={name} />
              <Form.Item
                name="password"
                label={text.secondFactor.password}
                rules={[{ required: true, message: text.signIn.passwordNeeded }]}
              >
                <Input.Password size="large" maxLength={128} autoComplete="current-password" autoFocus />
              </Form.Item>
            </>
          )}
          {open.error && <Alert type="error" showIcon role="alert" title={accountWords(open.error, text)} />}
        </Form>
      </Modal>
    </>
  )
}

function EndWall({ until }: { until: string }) {
  const text = useText()
  const words = text.wall
  const end = useMutation({ ...signOutOptions(), onSuccess: () => window.location.assign('/') })
  return (
    <>
      <span className={styles.until}>{words.until(day(new Date(until)))}</span>
      <ConfirmButton
        type="text"
        label={words.end}
        question={words.endQuestion}
        hint={words.endHint}
        cancel={text.cancel}
        pending={end.isPending}
        failure={end.error ? accountWords(end.error, text) : undefined}
        onAsk={end.reset}
        onConfirm={() => end.mutate()}
      />
    </>
  )
}

const everyMinute = 60_000

/**
 * Keeps a wall true without anybody touching it. Only a wall may: elsewhere a page that asks by itself would go on
 * showing what belongs to somebody who left.
 */
export function useWallPulse(): void {
  const client = useQueryClient()
  const isWall = useProfile().wallUntil !== null
  useEffect(() => {
    if (!isWall) return
    const pulse = setInterval(() => void client.invalidateQueries(), everyMinute)
    return () => clearInterval(pulse)
  }, [client, isWall])
}

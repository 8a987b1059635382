// What the audit log tells: every write, every sign-in, every export and every phone number that was looked at.

const title = (zh: string, en: string) => ({ zh, en })

/** What can be done that leaves a line. */
export const auditActions = {
  'sign-in': title('登录', 'Signed in'),
  'sign-in-failed': title('登录失败', 'Failed to sign in'),
  'sign-in-locked': title('登录被锁定', 'Locked out of signing in'),
  'sign-out': title('退出登录', 'Signed out'),
  'session-ended': title('注销其他登录', 'Ended another session'),
  'password-changed': title('修改密码', 'Changed the password'),
  'second-factor-on': title('启用二次验证', 'Turned the second factor on'),
  'second-factor-off': title('停用二次验证', 'Turned the second factor off'),
  'administrator-created': title('创建首个管理员', 'Made the first administrator'),
  refused: title('越权被拒', 'Was refused'),
} as const

export type AuditAction = keyof typeof auditActions

// Which role, over what, from when to when? Only what the one who fills it in may give.
import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { mayGive, type Scope, wholeDeployment, whyNotGive } from '../../api/contract/access.ts'
import type { GrantWish, RoleInfo } from '../../api/contract/people.ts'
import { rolesOptions } from '../queries/people.ts'
import { useText, useTitle } from '../text/text.ts'
import { DateFields, type Dates } from './DateFields.tsx'
import { refusalWords } from './people-words.ts'
import { useProfile } from './profile.ts'
import { ScopeField } from './ScopeField.tsx'
import { useScopeRoots } from './scope-roots.ts'

export interface GrantForm extends Dates {
  roleId: string
  scope: Scope
}

/** What is asked of the server. */
export function wishOf({ roleId, scope, validFrom, validTo }: GrantForm): GrantWish {
  return { roleId, scope, validFrom, validTo: validTo || null }
}

/** Fields of the form around them. `receiverId`: the account that is given the role; a new one has none yet. */
export function GrantFields({ receiverId }: { receiverId: number | undefined }) {
  const text = useText()
  const title = useTitle()
  const profile = useProfile()
  const form = Form.useFormInstance<GrantForm>()
  const receiver = receiverId ?? 0
  const roles = useGivenRoles(receiver)
  const roots = useScopeRoots('grant.write')
  const roleId = Form.useWatch('roleId', form)
  const role = roles.find(({ id }) => id === roleId)
  return (
    <>
      <Form.Item
        name="roleId"
        label={text.grants.role}
        rules={[{ required: true, message: text.grants.roleNeeded }]}
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={text.grants.noRoles}
          options={roles.map((each) => ({ value: each.id, label: title(each.title) }))}
          onChange={(id: string) => {
            const chosen = roles.find((each) => each.id === id)
            const usual = chosen && usualScopeOf(chosen, roots)
            form.setFieldsValue({
              scope: chosen && usual && mayGive(profile, chosen, usual, receiver) ? usual : undefined,
            })
          }}
        />
      </Form.Item>
      <Form.Item
        name="scope"
        label={text.grants.scope}
        extra={role && text.grants.usual(text.scopeKinds[role.usualScope])}
        rules={[
          { required: true, message: text.grants.scopeNeeded },
          {
            validator: (_, scope: Scope | undefined) => {
              const reason = scope && role && whyNotGive(profile, role, scope, receiver)
              return reason ? Promise.reject(new Error(refusalWords(reason, text))) : Promise.resolve()
            },
          },
        ]}
      >
        <ScopeField usual={role?.usualScope} key={role?.id} />
      </Form.Item>
      <DateFields />
    </>
  )
}

/** Roles that may be given at least over the widest of one's own scopes. */
function useGivenRoles(receiver: number): RoleInfo[] {
  const profile = useProfile()
  const all = useQuery(rolesOptions()).data ?? []
  const own = profile.grants.filter(({ verbs }) => verbs.includes('grant.write'))
  return all.filter((each) => own.some(({ scope }) => mayGive(profile, each, scope, receiver)))
}

/** What there is only one of is filled in at once. */
function usualScopeOf({ usualScope }: RoleInfo, roots: readonly string[]): Scope | undefined {
  if (usualScope === 'deployment') return wholeDeployment
  const [only, other] = roots
  if (usualScope === 'county' && only !== undefined && other === undefined)
    return { area: only, unitId: null }
  return undefined
}

// What is shown for a county that is not here? The ones that are.
import { EnvironmentOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { County } from '../../api/contract/areas.ts'
import { toCounty, toHome } from '../paths.ts'
import { useText } from '../text/text.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './MissingCounty.module.css'
import { useRoot } from './root.ts'

export function MissingCounty({ code, counties }: { code: string; counties: readonly County[] }) {
  const text = useText()
  const root = useRoot()
  return (
    <main className={styles.page}>
      <Notice
        page
        icon={<EnvironmentOutlined />}
        title={text.missing.county(code)}
        hint={text.missing.countyHint}
        action={
          counties.length === 0 ? (
            <Link {...toHome(root)}>{text.missing.home}</Link>
          ) : (
            <nav aria-label={text.missing.others}>
              <p>{text.missing.others}</p>
              <ul className={styles.list}>
                {counties.map((county) => (
                  <li key={county.code}>
                    <Link {...toCounty(county.code, root)}>{county.name}</Link>
                  </li>
                ))}
              </ul>
            </nav>
          )
        }
      />
    </main>
  )
}

// County, search and account over the map of a phone; the search takes the whole bar.
import { CloseOutlined, SearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../text/text.ts'
import { Mark } from '../ui/Mark.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { useCounty } from './county.ts'
import styles from './PhoneTop.module.css'
import { RegionTrail } from './RegionTrail.tsx'
import { SearchBox } from './SearchBox.tsx'

export function PhoneTop() {
  const text = useText()
  const { county } = useCounty()
  const [searching, setSearching] = useState(false)
  return (
    <header className={styles.bar}>
      <h1 className="visually-hidden">{county.name}</h1>
      {searching ? (
        <div className={styles.search}>
          <SearchBox autoFocus onChosen={() => setSearching(false)} />
        </div>
      ) : (
        <>
          <span className={styles.mark}>
            <Mark size={28} />
          </span>
          <div className={styles.trail}>
            <RegionTrail />
          </div>
        </>
      )}
      <Button
        type="text"
        icon={searching ? <CloseOutlined /> : <SearchOutlined />}
        aria-label={searching ? text.close : text.search.label}
        onClick={() => setSearching(!searching)}
      />
      {!searching && <AccountMenu short />}
    </header>
  )
}

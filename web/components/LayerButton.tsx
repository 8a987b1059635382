// Opens the list of layers over the map.
import { AppstoreOutlined } from '@ant-design/icons'
import { Badge, Button } from 'antd'
import { useText } from '../text/text.ts'
import { Flyout } from '../ui/Flyout.tsx'
import { useCounty } from './county.ts'
import styles from './LayerButton.module.css'
import { LayerList } from './LayerList.tsx'

export function LayerButton() {
  const text = useText()
  const { hidden } = useCounty()
  return (
    <Flyout
      placement="bottomLeft"
      content={
        <section className={styles.list} aria-label={text.layers.title}>
          <LayerList />
        </section>
      }
    >
      <Badge dot={hidden.length > 0} className={styles.badge}>
        <Button className={styles.button} icon={<AppstoreOutlined />}>
          {text.map.layers}
        </Button>
      </Badge>
    </Flyout>
  )
}

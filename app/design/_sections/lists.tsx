import { ColumnsMenu } from '../../_components/columns-menu.tsx'
import { DataTable } from '../../_components/data-table.tsx'
import { FilterBar } from '../../_components/filter-bar.tsx'
import type { FilterField } from '../../_components/filter-field.ts'
import { ListKeys } from '../../_components/list-keys.tsx'
import { AllChoice, RowChoice, Selection, SelectionBar } from '../../_components/selection.tsx'
import { Button } from '../../_components/ui/button.tsx'
import { Card } from '../../_components/ui/card.tsx'
import { orderColumns } from './data.tsx'
import { orders } from './samples.ts'
import { Specimen } from './specimen.tsx'

const fields: FilterField[] = [
  {
    kind: 'select',
    name: 'country',
    label: 'Country',
    options: [
      { value: 'DE', label: 'Germany' },
      { value: 'FR', label: 'France' },
    ],
  },
  { kind: 'date', name: 'from', label: 'From' },
  { kind: 'number', name: 'least', label: 'At least', placeholder: '10.00' },
]

/** A list whose state is its address: filters, order, columns, choice, keys and pages. */
export function Lists() {
  const sorted = orderColumns.map((column) =>
    column.id === 'placed' || column.id === 'total'
      ? {
          ...column,
          sort: { href: '/design', ...(column.id === 'placed' && { direction: 'descending' as const }) },
        }
      : column,
  )
  return (
    <Specimen name="FilterBar, DataTable with order, choice and pages, ListKeys" className="block">
      <FilterBar
        path="/design"
        values={{ q: 'oak', country: 'DE' }}
        search={{ label: 'Search orders' }}
        fields={fields}
      >
        <ListKeys />
        <ColumnsMenu
          path="/design"
          query={{}}
          columns={[
            { id: 'customer', label: 'Customer' },
            { id: 'placed', label: 'Placed' },
          ]}
          shown={['customer', 'placed']}
          standard={['customer', 'placed']}
        />
      </FilterBar>
      <Selection ids={orders.map(({ code }) => code)}>
        <Card className="overflow-hidden">
          <DataTable
            caption="Orders that can be chosen"
            columns={sorted}
            rows={orders}
            rowKey={(order) => order.code}
            choice={{ all: <AllChoice />, of: ({ code }) => <RowChoice id={code} name={code} /> }}
            pages={{ summary: 'Newest orders', nextHref: '/design' }}
          />
        </Card>
        <SelectionBar>
          <Button size="sm">Accept</Button>
        </SelectionBar>
      </Selection>
    </Specimen>
  )
}

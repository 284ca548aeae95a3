import { Breadcrumb } from '../../_components/ui/breadcrumb.tsx'
import { NavTabs } from '../../_components/ui/nav-tabs.tsx'
import { Pagination } from '../../_components/ui/pagination.tsx'
import { Separator } from '../../_components/ui/separator.tsx'
import { Tabs } from '../../_components/ui/tabs.tsx'
import { Specimen } from './specimen.tsx'

/** Ways around. */
export function Navigation() {
  return (
    <>
      <Specimen name="Breadcrumb">
        <Breadcrumb
          items={[
            { label: 'Home', href: '/design' },
            { label: 'Kitchen and table', href: '/design/storefront' },
          ]}
          current="Oak bowl, turned by hand"
        />
      </Specimen>
      <Specimen name="Pagination" className="flex flex-col items-stretch gap-4">
        <Pagination label="Middle page" summary="25–48 of 412" previousHref="/design" nextHref="/design" />
        <Separator />
        <Pagination label="First page" summary="1–24 of 412" nextHref="/design" />
      </Specimen>
      <Specimen name="NavTabs" className="block">
        <NavTabs
          label="Views"
          tabs={[
            { label: 'To accept', href: '/design', current: true, count: 7 },
            { label: 'To ship', href: '/design#ship', current: false, count: 12 },
            { label: 'All', href: '/design#all', current: false },
          ]}
        />
      </Specimen>
      <Specimen name="Tabs" className="block">
        <Tabs
          label="Order"
          tabs={[
            { value: 'items', label: 'Items', content: <p className="text-sm">Two things from one shop.</p> },
            { value: 'payment', label: 'Payment', content: <p className="text-sm">Paid by card.</p> },
            { value: 'audit', label: 'Audit trail', content: null, disabled: true },
          ]}
        />
      </Specimen>
    </>
  )
}

import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Words } from '#app/_i18n/words.tsx'
import { requireUser } from '#server/trpc/page-guards.ts'
import { AddressForm } from '../../_parts/address-form.tsx'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'account.addresses' })
  return { title: t('newTitle') }
}

export default async function NewAddressPage({ params }: Props) {
  const locale = await pageLocale(params)
  const { name } = await requireUser('/account/addresses/new')
  const t = await getTranslations({ locale, namespace: 'account.addresses' })
  const empty = {
    line1: '',
    line2: '',
    postalCode: '',
    city: '',
    region: '',
    country: 'DE',
    isDefault: false,
  }
  return (
    <>
      <PageHeader title={t('newTitle')} />
      <Words locale={locale} of={['account']}>
        <AddressForm initial={{ name, ...empty }} />
      </Words>
    </>
  )
}

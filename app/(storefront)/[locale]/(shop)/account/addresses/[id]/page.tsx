import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Words } from '#app/_i18n/words.tsx'
import { isId } from '#server/core/ids.ts'
import { api } from '#server/trpc/caller.ts'
import { requireUser } from '#server/trpc/page-guards.ts'
import { AddressForm } from '../../_parts/address-form.tsx'

type Props = { params: Promise<{ locale: string; id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'account.addresses' })
  return { title: t('editTitle') }
}

export default async function EditAddressPage({ params }: Props) {
  const locale = await pageLocale(params)
  await requireUser('/account/addresses')
  const { id } = await params
  const found = isId(id) ? await (await api()).account.addresses.get({ addressId: id }) : null
  if (!found) notFound()
  const t = await getTranslations({ locale, namespace: 'account.addresses' })
  const { id: addressId, line2, region, ...address } = found
  return (
    <>
      <PageHeader title={t('editTitle')} />
      <Words locale={locale} of={['account']}>
        <AddressForm
          addressId={addressId}
          initial={{ ...address, line2: line2 ?? '', region: region ?? '' }}
        />
      </Words>
    </>
  )
}

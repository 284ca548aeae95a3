import { useLocale } from 'next-intl'
import { addressLines } from '#app/(storefront)/_lib/address-rules.ts'
import { countryName } from '#app/(storefront)/_lib/countries.ts'

type Lines = Parameters<typeof addressLines>[0] & { country: string }

/** An address as its country writes it, its country below in the reader's language. */
export function AddressLines({ address }: { address: Lines }) {
  const locale = useLocale()
  const [name, ...lines] = addressLines(address)
  return (
    <address className="text-sm not-italic leading-6 [overflow-wrap:anywhere]">
      <span className="font-medium">{name}</span>
      {[...lines, countryName(address.country, locale)].map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </address>
  )
}

import { useTranslations } from 'next-intl'
import { PageHeader } from '#app/_components/page-header.tsx'
import { NavTabs } from '#app/_components/ui/nav-tabs.tsx'

const SECTIONS = {
  profile: '/vendor/settings',
  delivery: '/vendor/settings/delivery',
  notifications: '/vendor/settings/notifications',
  team: '/vendor/settings/team',
} as const

/** The head of the pages of the settings, with the ways between them. */
export function SettingsHeader({ current }: { current: keyof typeof SECTIONS }) {
  const t = useTranslations('vendor.settings')
  const sections = Object.entries(SECTIONS) as [keyof typeof SECTIONS, string][]
  return (
    <>
      <PageHeader title={t('title')} className="mb-4 md:mb-4" />
      <NavTabs
        label={t('sections')}
        className="mb-6"
        tabs={sections.map(([section, href]) => ({
          label: t(section),
          href,
          current: section === current,
        }))}
      />
    </>
  )
}

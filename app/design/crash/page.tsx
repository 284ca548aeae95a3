'use client'

import { CrashNotice } from '../../_components/crash-notice.tsx'

/** What stands in for a page that failed. A client component because it takes a way to try again. */
export default function CrashSpecimen() {
  return <CrashNotice reference="req_8f2k1" onRetry={() => window.location.assign('/design')} />
}

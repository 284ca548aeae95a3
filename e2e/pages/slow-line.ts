import type { Page } from '@playwright/test'

/** A slow line, in kilobits a second and milliseconds: what a phone has on a train. */
export async function slowDown(page: Page, kilobits: number, latency: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const throughput = (kilobits * 1000) / 8
  await session.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency, downloadThroughput: throughput, uploadThroughput: throughput },
  })
}

/** Alive: the process answers. Says nothing about what it depends on; that is `/api/ready`. */
export const GET = () => Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } })

export const dynamic = 'force-dynamic'

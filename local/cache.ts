import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Variables } from './root.ts'

/** The user's cache folder for Tradehall, shared by all clones. */
export function cacheFolder(env: Variables = process.env, platform = process.platform): string {
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'tradehall')
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'tradehall')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'tradehall')
  return join(homedir(), '.cache', 'tradehall')
}

/** The key under which a person's choice of theme is kept in localStorage. */
export const THEME_KEY = 'tradehall-theme'

/**
 * Runs before the first paint, so that a chosen theme never flashes the other one. It stands inline in every
 * page; its hash is in the Content-Security-Policy of the pages that allow no inline script
 * (app/_security/headers.ts), so it must stay a constant.
 */
export const THEME_SCRIPT = `try{var t=localStorage.getItem('${THEME_KEY}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch(e){}`

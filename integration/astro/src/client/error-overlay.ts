import type { ViteHotContext } from 'vite/types/hot.js';

/** The key in the session storage. Its value names the errors that the reader dismissed. */
const DISMISSED = 'astro-drift-dismissed';

/**
 * Asks the development server for the errors of this page. Vite's overlay shows them. Astro's
 * version of the overlay has no button to close it, so Escape closes it.
 */
function askForErrors(hot: ViteHotContext): void {
  let shown: string | null = null;
  hot.on('astro-drift:errors', ({ key }: { key: string }) => {
    shown = key;
  });
  addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || shown === null) return;
    for (const overlay of document.querySelectorAll('vite-error-overlay')) overlay.remove();
    sessionStorage.setItem(DISMISSED, shown);
  });
  hot.send('astro-drift:page', {
    path: location.pathname,
    dismissed: sessionStorage.getItem(DISMISSED),
  });
}

// Vite replaces this exact expression.
const hot = (import.meta as { readonly hot?: ViteHotContext }).hot;
if (hot !== undefined) askForErrors(hot);

import type { ViteHotContext } from 'vite/types/hot.js';

/** Under this name the browser tab keeps which errors its reader does not want to see again. */
const DISMISSED = 'astro-drift-dismissed';

/**
 * Asks the development server for the errors of this page, which Vite's overlay then shows. Astro's
 * look of the overlay has no way to close it, so Escape does.
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

// Vite finds the expression by its text.
const hot = (import.meta as { readonly hot?: ViteHotContext }).hot;
if (hot !== undefined) askForErrors(hot);

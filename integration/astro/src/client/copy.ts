/** How many milliseconds a button shows that it has copied a text. */
const CONFIRMED_MS = 2000;

const ready = new WeakSet<Element>();

/**
 * Shows the buttons that copy text. The attribute `data-drift-copy` of a button names the element
 * that contains the text. The buttons stay hidden if the page may not write to the clipboard.
 */
export function enableCopying(): void {
  if (!('clipboard' in navigator)) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-drift-copy]')) {
    if (ready.has(button)) continue;
    ready.add(button);
    button.hidden = false;
    button.addEventListener('click', () => void copy(button));
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const source = document.getElementById(button.dataset['driftCopy'] ?? '');
  const status = button.parentElement?.querySelector<HTMLElement>('[role="status"]');
  const outcome = await navigator.clipboard.writeText(source?.textContent.trim() ?? '').then(
    () => 'copied',
    () => 'refused',
  );
  if (status === null || status === undefined) return;
  status.textContent = status.dataset[outcome] ?? '';
  setTimeout(() => {
    status.textContent = '';
  }, CONFIRMED_MS);
}

/**
 * Shows the first lines of a citation's source beside it, on hover or keyboard focus. They stand in
 * the page already, as a popover that `data-preview` names; nothing is loaded. Listens on the
 * document, so that a page that comes by a view transition needs nothing more.
 */

const DELAY_MS = 150;
const GRACE_MS = 250;
const GAP = 6;

interface Shown {
  readonly link: HTMLElement;
  readonly box: HTMLElement;
  /** Which of the link's lines the box stands by; -1 is the last. */
  readonly line: number;
}

let shown: Shown | null = null;
/** Closed by Escape, and not to come back while the pointer rests on it. */
let dismissed: HTMLElement | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

function linkAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-preview]') : null;
}

function isInBox(target: EventTarget | null): boolean {
  return target instanceof Node && shown?.box.contains(target) === true;
}

function later(action: () => void, milliseconds: number): void {
  clearTimeout(timer);
  timer = setTimeout(action, milliseconds);
}

function show(link: HTMLElement, line: number): void {
  clearTimeout(timer);
  const box = document.getElementById(link.dataset['preview'] ?? '');
  if (box === null || box === shown?.box || !('showPopover' in box)) return;
  hide();
  box.showPopover();
  shown = { link, box, line };
  place(shown);
}

function hide(): void {
  clearTimeout(timer);
  if (shown?.box.matches(':popover-open') === true) shown.box.hidePopover();
  shown = null;
}

/** Below the link, or above where there is more room, and always within the window. */
function place({ link, box, line }: Shown): void {
  const rect = [...link.getClientRects()].at(line);
  if (rect === undefined || rect.bottom < 0 || rect.top > innerHeight) {
    hide();
    return;
  }
  const above = rect.top - 2 * GAP;
  const below = innerHeight - rect.bottom - 2 * GAP;
  // The old position would limit its width.
  box.style.left = '0';
  box.style.maxHeight = '';
  const height = box.offsetHeight;
  const isBelow = height <= below || below >= above;
  const room = document.documentElement.clientWidth - box.offsetWidth - GAP;
  box.style.maxHeight = `${isBelow ? below : above}px`;
  box.style.left = `${Math.max(GAP, Math.min(rect.left, room))}px`;
  box.style.top = `${isBelow ? rect.bottom + GAP : rect.top - GAP - Math.min(height, above)}px`;
}

/** Gives the pointer time to reach the box. What the keyboard opened stays. */
function leave(): void {
  dismissed = null;
  if (shown === null) clearTimeout(timer);
  else if (!shown.link.matches(':focus-visible')) later(hide, GRACE_MS);
}

document.addEventListener('pointerover', ({ target, pointerType, clientY }) => {
  if (pointerType === 'touch') return;
  const link = linkAt(target);
  if (link === null && !isInBox(target)) leave();
  else if (link === null || link === shown?.link) clearTimeout(timer);
  else if (link !== dismissed) {
    const line = [...link.getClientRects()].findIndex(({ bottom }) => clientY <= bottom);
    later(() => {
      show(link, line);
    }, DELAY_MS);
  }
});
document.addEventListener('pointerout', ({ relatedTarget }) => {
  if (relatedTarget === null) leave();
});
document.addEventListener('focusin', ({ target }) => {
  const link = linkAt(target);
  if (link?.matches(':focus-visible') === true) show(link, -1);
});
document.addEventListener('focusout', ({ target }) => {
  if (shown !== null && linkAt(target) === shown.link) hide();
});
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape' || shown === null) return;
  dismissed = shown.link;
  hide();
});
document.addEventListener(
  'scroll',
  ({ target }) => {
    if (shown !== null && !isInBox(target)) place(shown);
  },
  { capture: true, passive: true },
);
addEventListener('resize', hide);
document.addEventListener('astro:after-swap', hide);

/**
 * Shows the first lines of a cited source next to the citation, on hover or keyboard focus. The
 * page already contains these lines in a popover, whose id is in `data-preview`, so nothing is
 * loaded. The listeners are on the document, so that they also work after a view transition.
 */

const DELAY_MS = 150;
const GRACE_MS = 250;
const GAP = 6;

interface Shown {
  readonly link: HTMLElement;
  readonly box: HTMLElement;
  /** A link can span several lines of text. The box is shown next to this one; -1 is the last. */
  readonly line: number;
}

let shown: Shown | null = null;
/**
 * The link whose box the reader closed with Escape. The box stays closed while the pointer rests on
 * the link.
 */
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

/**
 * Places the box below the link if it fits there or if there is more room than above. Otherwise,
 * places it above. The box is always inside the window.
 */
function place({ link, box, line }: Shown): void {
  const rect = [...link.getClientRects()].at(line);
  if (rect === undefined || rect.bottom < 0 || rect.top > innerHeight) {
    hide();
    return;
  }
  const above = rect.top - 2 * GAP;
  const below = innerHeight - rect.bottom - 2 * GAP;
  // At its old position, the box could be too narrow.
  box.style.left = '0';
  box.style.maxHeight = '';
  const height = box.offsetHeight;
  const isBelow = height <= below || below >= above;
  const room = document.documentElement.clientWidth - box.offsetWidth - GAP;
  box.style.maxHeight = `${isBelow ? below : above}px`;
  box.style.left = `${Math.max(GAP, Math.min(rect.left, room))}px`;
  box.style.top = `${isBelow ? rect.bottom + GAP : rect.top - GAP - Math.min(height, above)}px`;
}

/**
 * Closes the box after a delay, in which the pointer can move to the box. A box that was opened by
 * keyboard focus stays open.
 */
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

import type { Announcements } from '../source/announcements.ts';
import { choose, isChosen, readFragment, type Run, writeFragment } from './runs.ts';

const NUMBERS = '.drift-lines > div > a';

let runs: readonly Run[] = [];

/**
 * Lets readers select lines of a source page by mouse and keyboard, and writes the selection to the
 * URL. Without JavaScript, each line number is a link to its line.
 */
export function followLines(): void {
  // This listens in the capture phase, so that it runs before the client router of Astro, which
  // would follow the link.
  document.addEventListener('click', onClick, true);
  document.addEventListener('keydown', onKey);
  addEventListener('hashchange', readAddress);
  // The client router shows another page without running this script again.
  document.addEventListener('astro:page-load', readAddress);
  readAddress();
}

/** Selects the lines that the fragment of the URL names, and scrolls to the first of them. */
function readAddress(): void {
  const lines = document.querySelector('.drift-lines');
  if (lines === null) return;
  lines.setAttribute('data-followed', '');
  for (const button of document.querySelectorAll<HTMLElement>('.drift-copy')) button.hidden = false;
  for (const number of document.querySelectorAll<HTMLElement>(NUMBERS)) number.tabIndex = -1;
  runs = readFragment(location.hash);
  show();
  const first = Number(/\d+/.exec(writeFragment(runs)));
  if (first === 0) return;
  const row = document.getElementById(`L${first}`);
  row?.scrollIntoView({ block: 'center' });
  if (row === null) say(told('absent', { line: first }));
}

function onClick(event: MouseEvent): void {
  if (closest(event, '.drift-copy') !== null) void copy();
  const number = closest(event, NUMBERS);
  if (number !== null) select(event, number);
}

function onKey(event: KeyboardEvent): void {
  const number = closest(event, NUMBERS);
  if (number === null || event.altKey) return;
  const { key, shiftKey } = event;
  if (key === 'Enter' || key === ' ') select(event, number);
  if (key === 'Escape') update([]);
  const numbers = [...document.querySelectorAll<HTMLElement>(NUMBERS)];
  const at = numbers.indexOf(number);
  const ways: Readonly<Record<string, number>> = {
    ArrowUp: at - 1,
    ArrowDown: at + 1,
    Home: 0,
    End: numbers.length - 1,
  };
  const other = numbers[ways[key] ?? -1];
  if (other === undefined) return;
  event.preventDefault();
  if (shiftKey)
    update(
      choose(runs.length > 0 ? runs : choose([], lineOf(number), 'only'), lineOf(other), 'through'),
    );
  focus(other);
}

function select(event: MouseEvent | KeyboardEvent, number: HTMLElement): void {
  event.preventDefault();
  const { shiftKey, ctrlKey, metaKey } = event;
  update(choose(runs, lineOf(number), shiftKey ? 'through' : ctrlKey || metaKey ? 'also' : 'only'));
  focus(number);
}

/** Changes the selection, and writes it to the URL. The page does not scroll. */
function update(chosen: readonly Run[]): void {
  runs = chosen;
  const names = writeFragment(runs);
  history.replaceState(
    history.state,
    '',
    names ? `#${names}` : location.pathname + location.search,
  );
  show();
  const lines = names.split(',').map((name) => {
    const [first = '', last] = name.replace(/L/g, '').split('-');
    return last === undefined ? first : told('range', { first, last });
  });
  say(names && told('selected', { lines: lines.join(', ') }));
}

/**
 * Marks the selected lines. The tab key reaches the first of them. If none is selected, it reaches
 * the first line of the file.
 */
function show(): void {
  for (const row of document.querySelectorAll('.drift-lines > .drift-line')) {
    const number = row.querySelector<HTMLElement>(':scope > a');
    if (number === null || isChosen(runs, lineOf(number))) continue;
    number.ariaCurrent = null;
    row.classList.remove('drift-line');
  }
  if (runs.length > 0) {
    // A run can name more lines than the file has, so the lines of the file are gone through.
    for (const number of document.querySelectorAll<HTMLElement>(NUMBERS)) {
      if (!isChosen(runs, lineOf(number)) || number.ariaCurrent !== null) continue;
      number.ariaCurrent = 'true';
      number.parentElement?.classList.add('drift-line');
    }
  }
  const first =
    document.querySelector<HTMLElement>(`${NUMBERS}[aria-current]`) ??
    document.querySelector<HTMLElement>(NUMBERS);
  if (first !== null) reach(first);
}

/** Lets the tab key reach this line number, and no other. */
function reach(number: HTMLElement): void {
  for (const old of document.querySelectorAll<HTMLElement>(`${NUMBERS}[tabindex="0"]`))
    old.tabIndex = -1;
  number.tabIndex = 0;
}

function focus(number: HTMLElement): void {
  reach(number);
  number.focus();
}

async function copy(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    say(told('copied'));
  } catch {
    say(told('refused'));
  }
}

/** Announces a text to screen readers. */
function say(text: string): void {
  const status = findStatus();
  if (status !== null) status.textContent = text;
}

/** Returns a text in the language of the page, with the values filled in. */
function told(name: keyof Announcements, values: Readonly<Record<string, unknown>> = {}): string {
  const data = findStatus()?.dataset['announcements'] ?? '{}';
  const { [name]: text = '' } = JSON.parse(data) as Partial<Announcements>;
  return text.replace(/\{\{(\w+)\}\}/g, (_, place: string) => String(values[place]));
}

function findStatus(): HTMLElement | null {
  return document.querySelector('.drift-source-status');
}

function closest({ target }: Event, selector: string): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(selector) : null;
}

function lineOf(number: HTMLElement): number {
  return Number(number.textContent);
}

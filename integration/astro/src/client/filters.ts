const ready = new WeakSet<Element>();

/**
 * Lets readers filter and sort the table of pages. The choice is in the query of the address, so
 * that it can be sent to somebody.
 */
export function followFilters(): void {
  const table = document.querySelector<HTMLElement>('[data-drift-table]');
  const form = table?.querySelector('form');
  if (table === null || form === null || form === undefined || ready.has(table)) return;
  ready.add(table);
  const query = new URLSearchParams(location.search);
  const bodies = [...table.querySelectorAll('tbody')];
  const order = bodies.map((body) => [...body.rows]);
  const heads = [...table.querySelectorAll<HTMLElement>('th[data-sort]')];
  const tiles = [...document.querySelectorAll<HTMLElement>('a[data-filter]')];
  const show = (): void => {
    const [state, owner] = [query.get('state'), query.get('owner')];
    const text = (query.get('q') ?? '').toLowerCase();
    const [, down, name] = /^(-?)(.*)$/.exec(query.get('sort') ?? '') ?? [];
    const column = heads.findIndex((head) => head.dataset['sort'] === name);
    let count = 0;
    bodies.forEach((body, index) => {
      const rows = [...(order[index] ?? [])];
      body.hidden =
        tiles.some((t) => t.dataset['filter'] === state) && body.dataset['state'] !== state;
      for (const row of rows) {
        row.hidden =
          !row.textContent.toLowerCase().includes(text) ||
          (owner !== null && !row.dataset['owners']?.split('\n').includes(owner));
        if (!row.hidden && !body.hidden) count += 1;
      }
      if (column >= 0) {
        const key = ({ cells }: HTMLTableRowElement): string =>
          cells[column]?.dataset['value'] ?? cells[column]?.textContent.trim() ?? '';
        rows.sort(
          (a, b) => key(a).localeCompare(key(b), undefined, { numeric: true }) * (down ? -1 : 1),
        );
      }
      body.append(...rows);
    });
    for (const tile of tiles) {
      if (tile.dataset['filter'] === state) tile.ariaCurrent = 'true';
      else tile.removeAttribute('aria-current');
    }
    heads.forEach((head, index) => {
      head.ariaSort = index !== column ? 'none' : down ? 'descending' : 'ascending';
    });
    const none = table.querySelector<HTMLElement>('.drift-none');
    if (none !== null) none.textContent = count === 0 ? (none.dataset['none'] ?? '') : '';
  };
  const set = (name: string, value: string): void => {
    if (value === '') query.delete(name);
    else query.set(name, value);
    history.replaceState(history.state, '', `?${query}`.replace(/\?$/, location.pathname));
    show();
  };
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')) {
    field.value = query.get(field.name) ?? '';
    field.addEventListener('input', () => {
      set(field.name, field.value);
    });
  }
  for (const tile of tiles) {
    tile.addEventListener('click', (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      const state = tile.dataset['filter'] ?? '';
      set('state', query.get('state') === state ? '' : state);
    });
  }
  for (const head of heads) {
    const button = document.createElement('button');
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const name = head.dataset['sort'] ?? '';
      const sort = query.get('sort');
      set('sort', sort === name ? `-${name}` : sort === `-${name}` ? '' : name);
    });
  }
  show();
}

import { describe, expect, it } from 'vitest';
import { analyzeSince, type Report } from '../../integration/engine/src/index.ts';
import { analyzeRepository, findingsOf, specOf, summaryOf } from '../support/report.ts';
import { TestRepository } from '../support/repository.ts';
import { specText } from '../support/specs.ts';

const PAGE = 'docs/sym.md';

const CART = `class Cart:
    def add(self, item):
        self.items.append(item)

    def total(self):
        return sum(self.items)


LIMIT = 3


def checkout(cart):
    return cart.total()
`;

/** A page with inputs, one on each line from the third on, and the code that they name. */
function tracking(tracks: readonly string[], files: Record<string, string> = {}): TestRepository {
  const repository = TestRepository.init();
  repository.write('src/cart.py', CART);
  for (const [file, text] of Object.entries(files)) repository.write(file, text);
  const list = tracks.map((pattern) => `  - ${pattern}\n`).join('');
  repository.write(PAGE, `---\ntracks:\n${list}---\n\n# Cart\n\nWords.\n`);
  repository.commit('Document the cart', { date: '2026-01-10T12:00:00Z' });
  return repository;
}

/** The changes of the page with their lines and symbols. */
function changesIn(report: Report): string[] {
  const spec = specOf(report, PAGE);
  return summaryOf(spec).map((summary, index) => {
    const { added = [], removed = [], changed = [] } = spec.changes[index]?.symbols ?? {};
    const symbols = [
      ...added.map(({ name }) => `+${name}`),
      ...removed.map(({ name }) => `-${name}`),
      ...changed.map(({ name }) => `~${name}`),
    ];
    return [summary, ...symbols].join(' ');
  });
}

/** The messages of the rule `empty-input`. */
function emptyIn({ findings }: Report): string[] {
  return findings.filter(({ rule }) => rule === 'empty-input').map(({ message }) => message);
}

describe('an input that is a definition', () => {
  it('changes with the definition, and not with the rest of the file', async () => {
    using repository = tracking(['src/cart.py#Cart.add', 'src/cart.py#LIMIT']);
    repository.write('src/cart.py', `import os\n\n${CART.replace('cart.total()', 'cart.sum()')}`);
    const other = await analyzeRepository(repository);
    expect(specOf(other, PAGE).status).toBe('up-to-date');
    expect(changesIn(other)).toEqual([]);
    expect(specOf(other, PAGE).inputs).toMatchObject([
      { pattern: 'src/cart.py#Cart.add', matched: 1, files: ['src/cart.py'] },
      { pattern: 'src/cart.py#LIMIT', matched: 1, files: ['src/cart.py'] },
    ]);

    const edited = CART.replace('append(item)', 'append(item.copy())');
    repository.write('src/cart.py', edited.replace('cart.total()', 'cart.sum()'));
    expect(changesIn(await analyzeRepository(repository))).toEqual([
      'modified src/cart.py +1 -1 code ~Cart.add',
    ]);

    repository.write('src/cart.py', CART.replace('item)\n\n', 'item)  # At the end.\n\n'));
    expect(changesIn(await analyzeRepository(repository))).toEqual([
      'modified src/cart.py +1 -1 comment (no drift)',
    ]);
  });

  it('is compared apart from pages with the whole file or with another definition', async () => {
    const page = (pattern: string): string => `---\ntracks: ${pattern}\n---\n\n# Page\n\nWords.\n`;
    using repository = tracking(['src/cart.py#LIMIT'], {
      'docs/add.md': page('src/cart.py#Cart.add'),
      'docs/whole.md': page('src/cart.py'),
    });
    repository.write('src/cart.py', CART.replace('append(item)', 'append(item.copy())'));
    const report = await analyzeRepository(repository);
    expect(report.specs.map(({ id, changes }) => [id, changes.length])).toEqual([
      ['docs/add.md', 1],
      [PAGE, 0],
      ['docs/whole.md', 1],
    ]);
  });

  it('has changed where it was removed, or is new', async () => {
    using repository = tracking(['src/cart.py#checkout', 'src/cart.py#refund']);
    expect(emptyIn(await analyzeRepository(repository))).toEqual([
      `${PAGE}:4: src/cart.py defines no refund`,
    ]);
    repository.write('src/cart.py', CART.replace('def checkout', 'def refund'));
    const report = await analyzeRepository(repository);
    expect(emptyIn(report)).toEqual([]);
    expect(changesIn(report)).toEqual(['modified src/cart.py +1 -1 code +refund -checkout']);
  });

  it('is reported where it never was, with file and line', async () => {
    using repository = tracking(['src/cart.py#Cart.remove', 'src/app.vue#login', 'src/*.py#add'], {
      'src/app.vue': '<script>login()</script>\n',
    });
    const report = await analyzeRepository(repository);
    expect(emptyIn(report)).toEqual([
      `${PAGE}:3: src/cart.py defines no Cart.remove`,
      `${PAGE}:4: src/app.vue cannot be parsed, so nothing tells where it defines login`,
      `${PAGE}:5: \`src/*.py#add\` names a definition of many files; name one file`,
    ]);
    expect(findingsOf(report)).toContain(`error empty-input ${PAGE}:3`);
  });

  it('has no new change on a branch that edits the rest of the file', async () => {
    using repository = tracking(['src/cart.py#Cart.add']);
    const drifted = CART.replace('append(item)', 'append(item.copy())');
    repository.write('src/cart.py', drifted);
    repository.commit('Change the cart', { date: '2026-01-11T12:00:00Z' });
    repository.git('switch', '--quiet', '--create', 'topic');
    repository.write('src/cart.py', drifted.replace('cart.total()', 'cart.sum()'));
    const options = { root: repository.root, since: 'main' };
    expect((await analyzeSince(options)).specs).toEqual([]);
    repository.write('src/cart.py', drifted.replace('item.copy()', 'item.clone()'));
    expect((await analyzeSince(options)).specs.map(({ id }) => id)).toEqual([PAGE]);
  });

  it('can be a key of a data file', async () => {
    const manifest = '{\n  "exports": "./a.js",\n  "version": "1.0.0"\n}\n';
    using repository = tracking(['package.json#exports', 'package.json#bin'], {
      'package.json': manifest,
    });
    repository.write('package.json', manifest.replace('1.0.0', '1.0.1'));
    const report = await analyzeRepository(repository);
    expect(changesIn(report)).toEqual([]);
    expect(emptyIn(report)).toEqual([`${PAGE}:4: package.json defines no bin`]);
    repository.write('package.json', manifest.replace('a.js', 'b.js').replace('1.0.0', '1.0.1'));
    expect(changesIn(await analyzeRepository(repository))).toEqual([
      'modified package.json +1 -1 code',
    ]);
  });

  it('counts with the whole file where another pattern names that', async () => {
    using repository = tracking(['src/cart.py#Cart.add', 'src']);
    repository.write('src/cart.py', CART.replace('cart.total()', 'cart.sum()'));
    expect(changesIn(await analyzeRepository(repository))).toEqual([
      'modified src/cart.py +1 -1 code ~checkout',
    ]);
  });

  it('is drift where its file is gone', async () => {
    using repository = tracking(['src/cart.py#checkout']);
    repository.remove('src/cart.py');
    expect(changesIn(await analyzeRepository(repository))).toEqual([
      'deleted src/cart.py +0 -2 code -checkout',
    ]);
  });

  it('is read in every role of a chant spec', async () => {
    using repository = tracking(['src/cart.py']);
    const file = '.chant/specs/2026-01-10-001-doc.md';
    repository.write(
      file,
      specText({
        completed_at: '2026-01-10T13:00:00Z',
        origin: ['src/cart.py#LIMIT'],
        informed_by: ['src/cart.py#nothing'],
        target_files: ['docs/other.md'],
      }),
    );
    repository.write('docs/other.md', '# Other\n');
    repository.commit('Document it again', { date: '2026-01-10T13:01:00Z' });
    repository.write('src/cart.py', CART.replace('cart.total()', 'cart.sum()'));
    const report = await analyzeRepository(repository);
    expect(specOf(report, '2026-01-10-001-doc').status).toBe('up-to-date');
    expect(emptyIn(report)).toEqual([`${file}:6: src/cart.py defines no nothing`]);
  });
});

describe('an input that is some lines', () => {
  it('changes with these lines, wherever they move', async () => {
    using repository = tracking(['src/cart.py:5-6', 'src/cart.py#L12-L13']);
    repository.write('src/cart.py', `import os\n\n${CART.replace('LIMIT = 3', 'LIMIT = 4')}`);
    expect(changesIn(await analyzeRepository(repository))).toEqual([]);
    repository.write(
      'src/cart.py',
      `import os\n\n${CART.replace('LIMIT = 3', 'LIMIT = 4').replace('sum(', 'len(')}`,
    );
    expect(changesIn(await analyzeRepository(repository))).toEqual([
      'modified src/cart.py +1 -1 code ~Cart.total',
    ]);
  });

  it('is reported where the file never had as many', async () => {
    using repository = tracking(['src/cart.py:12-40']);
    expect(emptyIn(await analyzeRepository(repository))).toEqual([
      `${PAGE}:3: src/cart.py has no lines 12-40; it had 13 at the baseline`,
    ]);
  });

  it('is a file where one has such a name', async () => {
    using repository = tracking(['src/cart.py#odd', 'src/cart.py:1-2'], {
      'src/cart.py#odd': 'x\n',
      'src/cart.py:1-2': 'y\n',
    });
    repository.write('src/cart.py#odd', 'z\n').write('src/cart.py', CART.replace('Cart', 'Card'));
    const report = await analyzeRepository(repository);
    expect(emptyIn(report)).toEqual([]);
    expect(changesIn(report)).toEqual(['modified src/cart.py#odd +1 -1 code']);
  });
});

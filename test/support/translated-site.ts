import { symlinkSync, writeFileSync } from 'node:fs';
import { acceptSpecs } from '../../integration/engine/src/index.ts';
import { numbered, type SpecFields, specText } from './specs.ts';
import type { TestRepository } from './repository.ts';
import { addPage, addStarlightSite, starlightRepository } from './starlight-site.ts';
import type { TestSite } from './site.ts';

const DOCS = 'site/src/content/docs';
const RULES = "{ 'broken-citation': 'warn', 'empty-input': 'warn' }";
const DONE: SpecFields = { completed_at: '2026-01-10T12:00:00Z' };

/** Something of each kind that code is made of, by its name and a value. */
const PARTS: Readonly<Record<string, (name: string, value: number) => string>> = {
  function: (name, value) => `export function ${name}() {\n  return ${value};\n}\n`,
  class: (name, value) => `export class ${name} {\n  zzvalue = ${value};\n}\n`,
  type: (name, value) => `export interface ${name} {\n  zzvalue: ${value};\n}\n`,
  method: (name, value) =>
    `export class ${name}Host {\n  ${name}() {\n    return ${value};\n  }\n}\n`,
  route: (name, value) => `@app.route("/${name}")\ndef handle_${name}():\n    return ${value}\n\n`,
};

/** Files in which symbols of every kind are removed, changed and added: one of each, and several. */
function symbolFiles(now: boolean): [path: string, text: string][] {
  return Object.entries(PARTS).flatMap(([kind, part]) =>
    [1, 7].map((count): [string, string] => {
      const list = (deed: string, value: number): string =>
        Array.from({ length: count }, (_, index) => part(`zz${deed}${index}`, value)).join('\n');
      const extension = kind === 'route' ? 'py' : 'ts';
      const text = now
        ? list('changed', 2) + list('added', 1)
        : list('removed', 1) + list('changed', 1);
      return [`src/zzsymbols/zz${kind}${count}.${extension}`, text];
    }),
  );
}

/** A line of a large file. */
const LINE = 'a zzline of text, '.repeat(4);

/** A line that is too long to be shown whole. */
const LONG = 'zz '.repeat(1000);

/** A module with a comment and a value, and much that is like in no other. */
function moduleOf(name: string, comment: string, value: string): string {
  const lines = Array.from({ length: 20 }, (_, index) => `${name}${index} = ${index}\n`);
  return `# ${comment}\nzza = ${value}\n${lines.join('')}`;
}

/**
 * A Starlight site in German that has as much to say as one can. Whatever comes from its repository
 * has `zz` in its name, so that it can be told from what the package says.
 *
 * @param strings the strings of the site itself
 */
export async function translatedSite(
  strings: Readonly<Record<string, string>>,
): Promise<{ repository: TestRepository; site: TestSite }> {
  const repository = starlightRepository();
  const write = (id: string, fields: SpecFields, title: string): void => {
    repository.write(`.chant/specs/${id}.md`, specText({ type: 'zztype', ...fields }, title));
  };
  repository.write('.gitignore', 'node_modules\ndist\n.astro\nzzlocal.py\n');
  repository.write('CODEOWNERS', '/src/ @zzorg/zzcode\n');
  for (const [path, text] of symbolFiles(false)) repository.write(path, text);
  for (const name of ['edited', 'gone', 'renamed', 'moved', 'noted', 'spaced']) {
    repository.write(`src/zz${name}.py`, moduleOf(name, 'zz', '1'));
  }
  repository.write('src/zzrows.csv', 'zza,zzb\n1,1\n2,2\n3,3\n');
  repository.write('src/zzcited.py', numbered(40, 'zzline')).write('src/.env', 'ZZ=1\n');
  repository.write('src/zzlong.txt', `zz\n${LONG}\nzz\nzz`);
  repository.write('src/zzlarge.txt', numbered(15_000, LINE));
  repository.write('lib/zzlib.py', numbered(400, 'zzline')).write('lib/zzcalm.py', 'zz = 1\n');
  repository.write('lib/zzbulk.py', 'zz = 1\n').write('lib/zzwide.py', numbered(3000, 'zzline'));
  repository.write(
    'lib/zznear.ts',
    'export const zzKept = 1;\nexport function zzOther() {\n  return 1;\n}\n',
  );
  repository.write('lib/zzquiet.py', 'zz = 1\n').write('lib/zzgone.py', numbered(3000, 'zz'));
  for (let index = 0; index < 70; index++) repository.write(`lib/zzmany/zz${index}.py`, 'zz = 1\n');
  writeFileSync(repository.path('src/zzlogo.png'), Buffer.from([0x89, 0x50, 0, 1]));
  repository.commit('zzcode', { date: '2026-01-01T08:00:00Z', author: 'zzAda' });

  const site = addStarlightSite(repository, {
    starlight: `locales: { root: { label: 'zz', lang: 'de' }, en: { label: 'zz', lang: 'en' } },`,
    plugins: `drift({ rules: ${RULES}, sourcePages: { link: 'both', pages: 'tracked' } })`,
  });
  site.write('src/content/i18n/de.json', JSON.stringify(strings));
  const more = Array.from({ length: 22 }, (_, index) => `${DOCS}/zzmore${index}.md`);
  for (const file of more) repository.write(file, '---\ntitle: zzMore\n---\n\nzz\n');
  const all = { tracks: ['src/**'], target_files: [`${DOCS}/zzall.md`, ...more] };
  write(
    'zz-001-all',
    { ...DONE, ...all, origin: ['lib/zzlib.py'], informed_by: ['lib/zzcalm.py'] },
    'zzAll',
  );
  write('zz-002-mid', { ...DONE, depends_on: ['zz-001-all'], tracks: ['lib/zzcalm.py'] }, 'zzMid');
  write('zz-003-top', { ...DONE, depends_on: ['zz-002-mid'], tracks: ['lib/zzcalm.py'] }, 'zzTop');
  write(
    'zz-004-next',
    { status: 'pending', tracks: ['src/**'], target_files: [`${DOCS}/zznext.md`] },
    'zzNext',
  );
  write('zz-005-none', { ...DONE, tracks: ['zznone/**'], schedule: 'weekly' }, 'zzNone');
  write('zz-006-bulk', { ...DONE, tracks: ['lib/zzbulk.py'] }, 'zzBulk');
  write('zz-007-taken', { ...DONE, tracks: ['lib/zzlib.py'] }, 'zzTaken');
  write('zz-008-until', { ...DONE, tracks: ['lib/zzlib.py'] }, 'zzUntil');
  write('zz-009-over', { ...DONE, tracks: ['lib/zzlib.py'] }, 'zzOver');
  write('zz-011-gone', { ...DONE, tracks: ['lib/zzgone.py', 'lib/zzbig.py'] }, 'zzGone');
  write(
    'zz-012-after',
    { ...DONE, depends_on: ['zz-001-all'], tracks: ['lib/zzlib.py'] },
    'zzAfter',
  );
  write('zz-013-page', { ...DONE, tracks: [`${DOCS}/zzdrift.md`] }, 'zzPage');
  write('zz-014-bare', DONE, 'zzBare');
  write(
    'zz-015-near',
    {
      ...DONE,
      tracks: ['lib/zznear.ts'],
      target_files: ['near', 'named'].map((name) => `${DOCS}/zz${name}.md`),
    },
    'zzNear',
  );
  write('zz-010-wide', { ...DONE, tracks: ['lib/zzwide.py'] }, 'zzWide');
  addPage(
    site,
    'zzall.md',
    ['title: zzAll'],
    [
      '## zzFirst',
      '',
      'Whole `src/zzcited.py` and `src/zzlarge.txt:7000-7010`, some `src/zzcited.py:1-3`,',
      'changed `src/zzcited.py:10-12` and `src/zzedited.py`, gone `src/zzgone.py:1-2` and `src/zzcited.py:22-23`,',
      'moved `src/zzmoved.py:2`, too many `src/zzcited.py:90-99`, not there `src/zznever.py:3`,',
      [11, 12, 13, 14, 15, 16].map((line) => `\`src/zznever.py:${line}\``).join(', '),
      'not tracked `lib/zzwide.py:5`, once `src/zzsymbols/zzfunction1.ts`, `src/zzlong.txt:3`.',
      '',
      '```mermaid',
      'flowchart LR',
      '  zza["src/zzcited.py:10-12"] --> zzb["src/zznever.py:3"]',
      '```',
      '',
      '## zzSecond',
      '',
      'Again `src/zzedited.py:2`, still `src/zzedited.py:9`, and whole `src/zzgone.py`.',
      '',
      numbered(301, '`src/zznever.py:7`').replaceAll('\n', '\n\n'),
    ],
  );
  addPage(site, 'zznext.md', ['title: zzNext'], ['zz']);
  addPage(site, 'zznear.md', ['title: zzNear'], ['Kept `zzKept`.']);
  addPage(site, 'zznamed.md', ['title: zzNamed'], ['Gone `zzOther`.']);
  addPage(
    site,
    'zzunclear.md',
    ['title: zzUnclear', 'tracks: [src/zzsymbols/zzfunction1.ts]'],
    ['zz'],
  );
  addPage(
    site,
    'zzcalm.md',
    ['title: zzCalm', 'tracks: [lib/zzquiet.py]'],
    ['Calm `lib/zzquiet.py:1`.'],
  );
  addPage(
    site,
    'zzodd.md',
    ['title: zzOdd', 'tracks: [lib/zzquiet.py]', 'reviewed: zznever'],
    ['See `lib/zzquiet.py:1`.'],
  );
  addPage(
    site,
    'zzbuilt.md',
    ['title: zzBuilt', `tracks: [${DOCS}/zzdrift.md]`],
    [`See \`${DOCS}/zzdrift.md:1\`.`],
  );
  addPage(site, 'en/zztop.md', ['title: zzTop', `tracks: [${DOCS}/zzall.md]`], ['zz']);
  addPage(
    site,
    'zzdrift.md',
    ['title: zzDrift', 'owner: zzorg', 'tracks: [lib/zzlib.py]'],
    ['## zzPart', '', 'See `lib/zzlib.py:5`.'],
  );
  addPage(
    site,
    'en/zzdrift.md',
    ['title: zzDrift', 'tracks: [site/src/content/docs/zzdrift.md]'],
    ['zz'],
  );
  addPage(
    site,
    'en/zzall.md',
    ['title: zzAll', 'tracks: [src/zzedited.py]'],
    ['See `src/zzedited.py:2`.'],
  );
  repository.commit('zzdocuments', { date: '2026-01-10T12:05:00Z', author: 'zzAda' });

  repository.write('lib/zzbulk.py', 'zz =  1\n');
  const bulk = repository.commit('zzbulk', { date: '2026-01-11T08:00:00Z', author: 'zzBo' });
  repository.write('.git-blame-ignore-revs', `${bulk}\n`);
  for (const [path, text] of symbolFiles(true)) repository.write(path, text);
  repository.write('lib/zznear.ts', 'export const zzKept = 1;\nexport const zzNew = 2;\n');
  repository
    .write('src/zzedited.py', `zzinserted = 1\n${moduleOf('edited', 'zz', '2')}`)
    .write('src/.env', 'ZZ=2\n');
  repository.write('src/zznoted.py', moduleOf('noted', 'zzother', '1')).remove('src/zzgone.py');
  repository.remove('lib/zzgone.py').write('lib/zzbig.py', numbered(3000, 'zzline'));
  repository.write('src/zzspaced.py', moduleOf('spaced', 'zz', ' 1'));
  repository.write('src/zzrows.csv', 'zza,zzb\n1,1\n4,4\n5,5\n6,6\n').write('src/zznew.py', 'zz\n');
  repository.move('src/zzrenamed.py', 'src/zzname.py').move('src/zzmoved.py', 'src/zzplace.py');
  repository.write('src/zzplace.py', moduleOf('moved', 'zz', '3'));
  const cited = numbered(40, 'zzline').split('\n').toSpliced(10, 1, 'zzchanged').toSpliced(20, 3);
  repository.write('src/zzcited.py', [...cited, 'zzmore', 'zzmore', ''].join('\n'));
  repository.write('src/zzlong.txt', `zz\n${LONG}zz\nzz\nzz\n`);
  repository.write('src/zzlarge.txt', numbered(14_000, LINE) + numbered(2000, 'zzother'));
  repository.write('lib/zzlib.py', numbered(400, 'zzline').replace('zzline 5\n', 'zzfive\n'));
  repository.write('lib/zzwide.py', numbered(3000, 'zzother').repeat(2));
  writeFileSync(repository.path('src/zzlogo.png'), Buffer.from([0x89, 0x50, 0, 2]));
  symlinkSync('zznew.py', repository.path('src/zzlink.py'));
  const names = ['zzAda', 'zzBo', 'zzCy', 'zzDi', 'zzEl', 'zzFi'];
  for (const [index, author] of names.entries()) {
    repository.write(
      'lib/zzlib.py',
      numbered(400, 'zzline').replace('zzline 5\n', `zz${author}\n`),
    );
    if (index === 3)
      addPage(
        site,
        'zzlate.md',
        ['title: zzLate', 'tracks: [lib/zzlib.py]'],
        ['See `lib/zzlib.py:5`.'],
      );
    repository.commit('zzmove', { date: `2026-01-2${index}T08:00:00Z`, author });
  }
  const now = new Date('2026-01-30T12:00:00Z');
  const how = { root: repository.root, reason: 'zzreason', author: 'zzAda', now };
  await acceptSpecs({ ...how, spec: 'zz-007-taken' });
  await acceptSpecs({ ...how, spec: 'zz-008-until', until: '2999-12-31' });
  await acceptSpecs({ ...how, spec: 'zz-009-over', until: '2026-02-01' });
  const head = repository.commit('zzaccept', { date: '2026-01-30T12:01:00Z', author: 'zzAda' });
  repository.git('remote', 'add', 'origin', 'https://github.com/zzorg/zzrepo.git');
  repository.git('update-ref', 'refs/remotes/origin/main', head);
  repository.git('branch', '--move', 'zzmain');
  repository.write(
    'src/zzedited.py',
    `zzinserted = 1\n${moduleOf('edited', 'zz', '3').replace(/edited19.*\n/, '')}`,
  );
  repository.write('src/zzuntracked.py', 'zz = 1\n');
  return { repository, site };
}

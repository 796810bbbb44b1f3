import { parseCodeowners } from '../../integration/engine/src/owners/codeowners.ts';
import { hold, holdPlain, type Target } from './target.ts';

const PATHS = [
  'a',
  'src/a.ts',
  'src/deep/b.test.ts',
  'docs/with space.md',
  '.github/x',
  'a#b',
  '#a',
];

/** CODEOWNERS files. */
export const owners: Target = {
  name: 'owners',
  parts: [
    ...[
      '* @all\n',
      '/src/ @org/team\n',
      '*.ts a@example.com\n',
      'docs/** @a @b\n',
      '**/x/*  @c # d\n',
    ],
    ...[
      '[Section]\n',
      '^[Optional][2] @x\n',
      '[Section][9999999]\n',
      '[ ]\n',
      '!src/a.ts\n',
      '/a\\ b @a\n',
    ],
    ...[
      '# comment\n',
      '\\#a @x\n',
      '@@developers\n',
      ' @a',
      ' a@b.c',
      '**',
      '*',
      '?',
      '[a-z]',
      '{a,b}',
    ],
    ...['/', '//', '\\', '\\\\', '/**/', '/*/*/*/*', '!', '@', '.*', '*.', '/.git', 'src', '.ts'],
  ],
  check: (text) => {
    const words = new Set(text.split(/[\s#]+/));
    for (const dialect of ['github', 'gitlab'] as const) {
      const codeowners = parseCodeowners(text, dialect);
      for (const path of PATHS) {
        const found = codeowners.ownersOf(path);
        holdPlain(found);
        hold(new Set(found).size === found.length, 'an owner is there twice');
        for (const owner of found) hold(words.has(owner), `nobody wrote ${owner}`);
      }
    }
  },
};

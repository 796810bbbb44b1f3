import { expect, it } from 'vitest';
import { namesIn } from '../../../integration/engine/src/impact/names.ts';
import { mentionsOf } from '../../../integration/engine/src/impact/page.ts';
import { type Edit, judge, pageOf } from '../../support/facts.ts';

/** The time for these texts would be minutes to hours if it grew with the square of their length. */
it.each(['a', 'a.', 'a-', '/', '/a', '/{a}', '-', '@', '.', '_', '\ud800', '1'])(
  'finds the name after many %j',
  (part) => {
    expect(namesIn(`${part.repeat(200_000)} hash_files`)).toContain('hash_files');
  },
);

it.each(['<', '<code ', '<td', '</', '"', '&'])('reads raw HTML with many %j', (part) => {
  const page = pageOf(`<div>\n${part.repeat(100_000)}\n</div>\n\n\`hash_files\`\n`);
  expect(mentionsOf(page, 'hashFiles')).toHaveLength(1);
});

it('reads a drawing with many lines', () => {
  const page = pageOf(`\`\`\`\n+---+\n${'| a |--'.repeat(20_000)}\n| Auth |\n+---+\n\`\`\`\n`);
  expect(mentionsOf(page, 'auth')).toHaveLength(1);
});

it('judges hundreds of changes in each of many files', () => {
  const names = Array.from({ length: 400 }, (_, index) => index);
  const edits = Array.from({ length: 40 }, (_, file): Edit => {
    const [before, after] = ['b();', 'warn(`a "c" of d`);'].map((line) =>
      names.map(
        (index) =>
          `export function a${file}_${index}() {\n  ${line.replace(' d`', ` ${file} ${index}\``)}\n}\n`,
      ),
    ) as [string[], string[]];
    return [`${file}.ts`, before.join(''), after.join('')];
  });
  expect(judge(pageOf('`a7_9`'), edits).clues).toEqual([
    'error 0: `a7_9`, named here, throws or warns in more cases',
  ]);
});

import { expect, it } from 'vitest';
import { Printer } from '../../../integration/cli/src/printer.ts';
import { block, line } from '../../../integration/engine/src/text/log-text.ts';
import { expectHarmless, HOSTILE } from '../../support/hostile.ts';

/** A printer, and what it has printed. */
function open(): { printer: Printer; printed: () => string } {
  const printed: string[] = [];
  const write = (text: string): void => {
    printed.push(`${text}\n`);
  };
  const printer = new Printer({
    colour: false,
    width: null,
    isInteractive: false,
    print: write,
    write: (text) => {
      printed.push(text);
      return Promise.resolve();
    },
    note: write,
    style: (_, text) => text,
  });
  return { printer, printed: () => printed.join('') };
}

it('prints no command of a CI service, at whatever place of a line a name stands', async () => {
  const { printer, printed } = open();
  for (const text of Object.values(HOSTILE)) {
    printer.print(line`${text}`);
    printer.note(line` ${text}`);
    printer.note(block(text));
    await printer.report('text', ['  ::error::made up\n']);
    await printer.json({ [text]: text });
  }
  expectHarmless(printed());
});

it('prints the commands of the format that is made of them', async () => {
  const { printer, printed } = open();
  await printer.report('github', ['::error file=a.md', '::Gone\n']);
  expect(printed()).toBe('::error file=a.md::Gone\n');
});

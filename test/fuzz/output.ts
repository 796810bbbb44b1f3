import { escapeHtml } from '../../integration/engine/src/html/html.ts';
import { FORMATS, renderReport } from '../../integration/engine/src/reporters/index.ts';
import { writeJson, writeJsonLine } from '../../integration/engine/src/text/json.ts';
import { block, line } from '../../integration/engine/src/text/log-text.ts';
import { withoutCommands } from '../../integration/engine/src/text/printable.ts';
import { shellWord } from '../../integration/engine/src/text/shell-word.ts';
import { harmIn, HOSTILE } from '../support/hostile.ts';
import { whole } from '../support/whole.ts';
import { makeChange, makeFinding, makeReport, makeSpecReport } from '../unit/support/report.ts';
import { hold, type Target } from './target.ts';

const LOOK = {
  all: true,
  colour: false,
  width: 80,
  limit: 60_000,
  fileUrl: null,
  version: '1.2.3',
};

/** Texts of a repository on their way to a terminal, a CI log and a page. */
export const output: Target = {
  name: 'output',
  parts: [...Object.values(HOSTILE), 'word', ' ', '\n', '<b>', '`', '|', '$(x)', ';', '*'],
  check: (text) => {
    const logs = [line`${text}`, block(text)].map((log) => withoutCommands(log.toString()));
    const json = [writeJson({ [text]: text }), writeJsonLine([text])].map(whole);
    for (const log of [...logs, ...json]) holdHarmless(log, 'log');
    hold((JSON.parse(json[1] ?? '') as string[])[0] === text, 'JSON says something else');
    hold(!/[<>"]/.test(escapeHtml(text)), 'HTML in a text');
    const word = shellWord(text);
    const inner = word.startsWith("'") ? word.slice(1, -1).replaceAll(String.raw`'\''`, '') : word;
    hold(
      !inner.includes("'") && (word === inner ? /^[\w./-]+$/.test(word) : true),
      'an open quote',
    );
    const report = makeReport(
      [
        makeSpecReport({
          title: text,
          owners: [text],
          status: 'drifted',
          changes: [makeChange({ path: text, owners: [text] })],
        }),
      ],
      [makeFinding({ message: text, help: text, file: text, rule: 'drift' })],
    );
    for (const format of FORMATS) {
      const rendered = whole(renderReport(format, report, LOOK));
      // GitHub's format consists of commands, of one line each.
      if (format === 'github') hold(rendered.split('\n').length === 2, 'a command of two lines');
      else holdHarmless(withoutCommands(rendered), format);
    }
  },
};

function holdHarmless(log: string, what: string): void {
  const [harm] = harmIn(log);
  hold(harm === undefined, `${what} has a raw character or a command: ${JSON.stringify(harm)}`);
}

import { describe, expect, it } from 'vitest';
import { html } from '../../../integration/engine/src/html/html.ts';
import {
  later,
  laterCount,
  sayNow,
} from '../../../integration/astro/src/strings/deferred-strings.ts';
import { ENGLISH_STRINGS, Strings } from '../../../integration/astro/src/strings/strings.ts';

const GERMAN = new Strings('de');

describe('a string that is translated later', () => {
  it('is translated everywhere on the page', () => {
    const markup = html`<p>${later('drift.diff.now')}</p><p>${laterCount('drift.files', 1)}, ${laterCount('drift.files', 3)}, ${later('drift.diff.now')}</p>`;
    expect(sayNow(markup.toString(), ENGLISH_STRINGS)).toBe(
      '<p>Now</p><p>1 file, 3 files, Now</p>',
    );
    expect(sayNow(markup.toString(), GERMAN)).toBe('<p>Jetzt</p><p>1 Datei, 3 Dateien, Jetzt</p>');
  });

  it.each([
    'a?>b',
    '{"a": 1}',
    "o'neil",
    '"><b>',
    '%7B',
    '<?drift.diff.then?>',
    '\ud800',
    'ä 界 👩‍🚀',
    '$& $1',
  ])('keeps its values as they are: %s', (path) => {
    const markup = html`<b title="${later('drift.diff.nowAt', { path })}"></b>`.toString();
    expect(sayNow(markup, GERMAN)).toBe(html`<b title="${`Jetzt, ${path}`}"></b>`.toString());
  });

  it('cannot be imitated by text on the page', () => {
    const markup = html`<p>${'<?drift.diff.now?>'}</p>`.toString();
    expect(sayNow(markup, GERMAN)).toBe(markup);
  });
});

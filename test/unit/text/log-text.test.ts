import { describe, expect, it } from 'vitest';
import { below, block, line } from '../../../integration/engine/src/text/log-text.ts';
import { expectHarmless, HOSTILE } from '../../support/hostile.ts';

describe('a line of a log', () => {
  it.each(Object.entries(HOSTILE))('stays one, and harmless, with %s in it', (_, text) => {
    const { length } = line`Read ${text}.`.toString().split(/[\n\r\u2028]/);
    expect(length).toBe(1);
    expectHarmless(line`Read ${text}.`.toString());
  });

  it('has what was written in the template as it is, and text that is encoded already', () => {
    const styled = below([line`${1} of ${'2'}`, line`\tthree`]);
    expect(line`All:\n${styled}`.toString()).toBe('All:\n1 of 2\n\tthree');
  });
});

describe('a text of several lines', () => {
  it('keeps them, and its tabs, and none of them is a command', () => {
    expect(block('a\r\n\tb \u001b[31mc\n ::error::d').toString()).toBe(
      'a\n\tb \uFFFD[31mc\n \uFFFD::error::d',
    );
    for (const text of Object.values(HOSTILE)) expectHarmless(block(text).toString());
  });
});

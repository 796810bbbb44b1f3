import { describe, expect, it } from 'vitest';
import { workflowCommand } from '../../../integration/engine/src/text/workflow-command.ts';
import { expectHarmless, HOSTILE } from '../../support/hostile.ts';

describe('a workflow command', () => {
  it.each(Object.entries(HOSTILE))('is one, and no other, with %s in it', (_, text) => {
    const command = workflowCommand('error', { file: text, line: 3 }, [text, 'Correct it.']);
    expect(command).toMatch(/^::error file=[^:,\n]*,line=3::[^\n]*%0ACorrect it\.$/);
    expectHarmless(command.slice('::'.length));
  });

  it('names a file that has nothing of that as it is', () => {
    expect(workflowCommand('warning', { file: 'docs/ü, 100%:a.md' }, ['50 %, or: so'])).toBe(
      '::warning file=docs/ü%2C 100%25%3Aa.md::50 %25, or: so',
    );
  });
});

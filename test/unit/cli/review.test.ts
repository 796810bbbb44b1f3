import { describe, expect, it } from 'vitest';
import { review } from '../../../integration/cli/src/accept/review.ts';
import type { Subject } from '../../../integration/cli/src/accept/screen.ts';
import type { Prompts } from '../../../integration/cli/src/prompts.ts';
import type { Draft } from '../../../integration/engine/src/accept/build-acceptance.ts';

function draft(file: string): Draft {
  const candidate = { section: null } as Draft['candidate'];
  return { candidate, file, inputs: 1, format: (reason) => reason };
}

/** Prompts that are answered from a list, and the questions that were asked. */
function scripted(answers: readonly (string | null)[]) {
  const asked: string[] = [];
  const left = [...answers];
  const next = (message: unknown, proposed = ''): string | null => {
    asked.push(`${String(message)} ${proposed}`.trim());
    return left.shift() ?? null;
  };
  const prompts = {
    select: ({ message }: { message: unknown }) => Promise.resolve(next(message)),
    askText: ({ message, proposed }: { message: unknown; proposed?: string }) =>
      Promise.resolve(next(message, proposed)),
  } as unknown as Prompts;
  return { prompts, asked };
}

async function run(answers: readonly (string | null)[], reason: string | null = null) {
  const { prompts, asked } = scripted(answers);
  const shown: string[] = [];
  const approvals = await review(['a', 'b', 'c'].map(draft), reason, {
    prompts,
    read: ({ file }) => Promise.resolve({ title: file } as Subject),
    show: ({ title }) => shown.push(title),
  });
  const approved = approvals?.map((approval) => [approval.draft.file, approval.reason]) ?? null;
  return { approved, asked, shown };
}

describe('review', () => {
  it('shows each draft, and accepts those that the person accepts', async () => {
    const { approved, shown, asked } = await run(['accept', 'Read it', 'skip', 'accept', 'Same']);
    expect(approved).toEqual([
      ['a', 'Read it'],
      ['c', 'Same'],
    ]);
    expect(shown).toEqual(['a', 'b', 'c']);
    const why = 'Why are the documents right for the current code?';
    expect(asked).toEqual([
      '1 of 3: Is everything that it says right for the current code?',
      why,
      '2 of 3: Is everything that it says right for the current code?',
      '3 of 3: Is everything that it says right for the current code?',
      `${why} Read it`,
    ]);
  });

  it('asks for no reason if one is given', async () => {
    const { approved } = await run(['accept', 'skip', 'skip'], 'Given');
    expect(approved).toEqual([['a', 'Given']]);
  });

  it('keeps what was accepted before the person quits, and shows no more', async () => {
    const { approved, shown } = await run(['accept', 'Read it', 'quit']);
    expect([approved, shown]).toEqual([[['a', 'Read it']], ['a', 'b']]);
  });

  it.each([
    ['at the question', ['accept', 'Read it', null]],
    ['at the reason', ['accept', null]],
  ])('accepts nothing if the person cancels %s', async (_, answers) => {
    expect((await run(answers)).approved).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import type { AnalyzedDocument } from '../../../integration/engine/src/drift/analyze-specs.ts';
import type { Commit } from '../../../integration/engine/src/git/commit.ts';
import { editedDocument } from '../../../integration/engine/src/rules/edited-document.ts';
import { at } from '../support/spec.ts';
import { commit } from '../support/history.ts';
import { applyRule, makeAnalyzedDocument, makeReportedSpec } from '../support/rule-input.ts';

function made(letter: string): Commit {
  const time = at('2026-01-12T08:00:00Z');
  return commit(letter.repeat(40), [], [], { time });
}

function findIn(edits: AnalyzedDocument['edits']) {
  const document = makeAnalyzedDocument({ file: 'docs/a.md', edits });
  return applyRule(editedDocument, {
    specs: [makeReportedSpec({ title: 'Architecture' }, { documents: [document] })],
  });
}

describe('edited-document', () => {
  it('is off by default', () => {
    expect(editedDocument.severity).toBe('off');
  });

  it('names the commits that edited the document', () => {
    expect(findIn({ commits: [made('a'), made('b')], uncommitted: false })).toMatchObject([
      {
        file: 'docs/a.md',
        message:
          'docs/a.md was edited after the completion of “Architecture”, in aaaaaaa (Dev, 2026-01-12), bbbbbbb (Dev, 2026-01-12); a re-run would overwrite it',
      },
    ]);
  });

  it('counts further commits, and says if an edit is not committed', () => {
    const commits = ['a', 'b', 'c', 'd', 'e'].map(made);
    const [finding] = findIn({ commits, uncommitted: true });
    expect(finding?.message).toContain('”, in aaaaaaa (Dev, ');
    expect(finding?.message).toContain(
      ', 2 more commits, and in edits that are not committed yet; a re-run',
    );
    const [uncommitted] = findIn({ commits: [], uncommitted: true });
    expect(uncommitted?.message).toContain(
      '“Architecture”, in edits that are not committed yet; a re-run',
    );
  });

  it('finds nothing in a document that nobody edited', () => {
    expect(findIn(null)).toEqual([]);
  });
});

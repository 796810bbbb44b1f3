import { FrontmatterError } from '../../integration/engine/src/documents/frontmatter.ts';
import { readChantSpec } from '../../integration/engine/src/specs/kinds/chant.ts';
import { readPageSpec } from '../../integration/engine/src/specs/kinds/page.ts';
import { hold, holdPlain, linesIn, type Target } from './target.ts';

/** Chant specs, and pages that name their sources. */
export const specs: Target = {
  name: 'specs',
  parts: [
    ...['---\n', '---\n\n', '---js\n', '+++\n', '...\n', '# Title\n', 'type: documentation\n'],
    ...['status: completed\n', 'completed_at: 2026-01-28T14:45:00Z\n', 'completed_at: yesterday\n'],
    ...['tracks:\n  - src/**/*.ts\n', 'tracks: src/a.ts\n', 'tracks: [a, {b: c}, [d]]\n'],
    ...['tracks:\n  - "{1..9999999}"\n', "  - '!src/x/**'\n", '  - ../../etc/passwd\n', '  - /a\n'],
    ...['target_files:\n- docs/a.md\n', 'origin: data/*.csv\n', 'informed_by: null\n', '<<: *a\n'],
    ...[
      'a: &a {b: 1}\n',
      'a: &a [*a]\n',
      'commits: [abc123, -x, 12e4]\n',
      'depends_on: [001-doc]\n',
    ],
    ...['members: ~\n', 'rules:\n  drift: error\n', 'rules: {__proto__: {drift: off}}\n'],
    ...['owner: "@me"\n', 'public: false\n', 'schedule: weekly\n', 'schedule: "* * * * *"\n'],
    ...['last_verified: 2026-02-01\n', 'verification_status: failed\n', 'model: [a]\n', 'pr: 12\n'],
    ...['verification_failures: [a, {b: c}, [d]]\n', 'approval: {status: [a], at: ~}\n'],
    ...[
      'reviewed: 2026-01-01\n',
      'title: !!js/function "x"\n',
      '? complex\n: key\n',
      '- \n',
      '|\n  a\n',
    ],
  ],
  check: (text) => {
    const lines = linesIn(text);
    for (const read of [
      () => readChantSpec('.chant/specs/2026-01-01-001-doc.md', text),
      () => readPageSpec('docs/page.md', text),
    ]) {
      try {
        const found = read();
        if (found === null) continue;
        holdPlain(found);
        for (const { line } of found.problems) {
          hold(line >= 1 && line <= lines, `line ${line} of ${lines}`);
        }
      } catch (error) {
        if (!(error instanceof FrontmatterError)) throw error;
        hold(error.line >= 1 && error.line <= lines, `line ${error.line} of ${lines}`);
      }
    }
  },
};

import { isAbout, mentionsOf } from '../page.ts';
import { code, type EvidenceKind } from './evidence-kind.ts';
import { isMissing } from './list.ts';

/**
 * Matches the end of a name such as `MarkdownOptions`. A page calls the subject of these options
 * Markdown.
 */
const SUFFIX = /(?<=[a-z\d])(?:Options?|Config|Settings|Props|Schema|Params|Args)$/;

/** Evidence that the subject of a page has a new member that no page names. */
export const subject: EvidenceKind<'subject'> = {
  kind: 'subject',
  find: (input) =>
    input.changes.added
      .filter((fact) => isMissing(input, fact))
      .flatMap((fact) => {
        const container = fact.container.split('.').at(-1) ?? '';
        const name = [container, container.replace(SUFFIX, '')].find(
          (each) => each.length > 2 && isAbout(input.page, each),
        );
        if (name === undefined) return [];
        const heading = mentionsOf(input.page, name).find(({ place }) => place === 'heading');
        const say = (): string =>
          `${code(container)}, which this page is about, has a new member ${code(fact.name)}`;
        return [{ section: heading?.section ?? 0, path: fact.path, line: fact.line, say }];
      }),
};

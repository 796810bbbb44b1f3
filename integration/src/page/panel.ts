import { baselineDay } from '../report/baseline-day.ts';
import { plural } from '../report/plural.ts';
import type { ChangeReport, SpecReport } from '../report/schema.ts';
import type { Role } from '../specs/spec.ts';
import { html, type Html } from '../html/html.ts';
import type { Links } from './links.ts';
import type { FindSource } from './source-link.ts';
import { describeChange, STATUS_LABELS } from './wording.ts';

const ROLE_LABELS: Readonly<Record<Role, string>> = {
  tracks: 'Describes',
  origin: 'Analyses',
  informed_by: 'Is informed by',
};

/** What a panel can link to. */
export interface PanelLinks {
  readonly links: Links;
  readonly sourceOf: FindSource;
}

/** The sources that a document was written from, each with its state. */
export function renderPanel(spec: SpecReport, { links, sourceOf }: PanelLinks): Html {
  const changes = new Map(
    spec.changes.flatMap((change) => [
      [change.path, change] as const,
      [change.previousPath ?? change.path, change] as const,
    ]),
  );
  const day = baselineDay(spec);
  return html`<aside class="drift-sources" data-pagefind-ignore aria-label="Sources of this page">
    <details>
      <summary>
        Written from ${plural(spec.inputCount, 'source file')}
        <span class="drift-badge" data-status="${spec.status}">${STATUS_LABELS[spec.status]}</span>
      </summary>
      <dl>
        <dt>Spec</dt>
        <dd><a href="${links.overview(spec.id)}">${spec.title}</a> <code>${spec.file}</code></dd>
        ${spec.owners.length > 0 && html`<dt>Owners</dt><dd>${spec.owners.join(', ')}</dd>`}
        <dt>Baseline</dt>
        <dd>
          ${day !== null && html`<time datetime="${day}">${day}</time>, `}${spec.baseline.reason}
        </dd>
        ${spec.inputs.map(
          (input) => html`<dt>${ROLE_LABELS[input.role]}</dt>
            <dd>${renderInput(input, changes, sourceOf)}</dd>`,
        )}
      </dl>
    </details>
  </aside>`;
}

function renderInput(
  { pattern, files }: SpecReport['inputs'][number],
  changes: ReadonlyMap<string, ChangeReport>,
  sourceOf: FindSource,
): Html {
  const isChanged = (file: string): boolean => changes.get(file)?.significant === true;
  const changed = files.filter(isChanged);
  const unchanged = files.filter((file) => !isChanged(file));
  return html`<details>
    <summary>
      <code>${pattern}</code> ${plural(files.length, 'file')}${changed.length > 0 && `, ${changed.length} changed`}
    </summary>
    <ul>
      ${[...changed, ...unchanged].map((file) => {
        const change = changes.get(file);
        const name = html`<code>${file}</code>`;
        const { href } = sourceOf(file, []);
        return html`<li${change?.significant === true && html` class="drift-changed"`}>${
          href === null ? name : html`<a href="${href}">${name}</a>`
        }${change !== undefined && ` ${describeChange(change)}`}</li>`;
      })}
    </ul>
  </details>`;
}

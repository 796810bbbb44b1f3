import { describe, expect, it } from 'vitest';
import { labelsOf } from '../../../integration/engine/src/citations/diagram.ts';

function flowchart(...lines: string[]): string[] {
  return labelsOf(['flowchart LR', ...lines.map((line) => `  ${line}`)].join('\n'));
}

describe('the labels of a flowchart', () => {
  it.each([
    ['a rectangle', 'A[src/a.ts]'],
    ['round corners', 'A(src/a.ts)'],
    ['a stadium', 'A([src/a.ts])'],
    ['a rhombus', 'A{src/a.ts}'],
    ['a hexagon', 'A{{src/a.ts}}'],
    ['a subroutine', 'A[[src/a.ts]]'],
    ['a cylinder', 'A[(src/a.ts)]'],
    ['a circle', 'A((src/a.ts))'],
    ['a double circle', 'A(((src/a.ts)))'],
    ['a flag', 'A>src/a.ts]'],
    ['a parallelogram', 'A[/src/a.ts/]'],
    ['a parallelogram that leans the other way', 'A[\\src/a.ts\\]'],
    ['a trapezoid', 'A[/src/a.ts\\]'],
    ['a quoted label', 'A["src/a.ts"]'],
    ['quotes in a parallelogram', 'A[/"src/a.ts"/]'],
    ['Markdown', 'A["`src/a.ts`"]'],
    ['attributes', 'A@{ shape: rect, label: "src/a.ts" }'],
    ['attributes without quotes', 'A@{ label: src/a.ts, shape: rect }'],
    ['a class', 'A[src/a.ts]:::important'],
    ['the end of an arrow', 'X --> A[src/a.ts]'],
    ['the middle of a chain', 'X-->A{src/a.ts}-->|text|Y'],
    ['a subgraph', 'subgraph src/a.ts'],
    ['a subgraph with a name', 'subgraph S [src/a.ts]'],
    ['a name', 'src/a.ts --> X'],
    ['a name without spaces around it', 'X-->src/a.ts'],
    ['a name behind a text', 'X -- reads --> src/a.ts'],
    ['a name beside others', 'X & src/a.ts ==> Y'],
    ['a name with a class', 'X -.-> src/a.ts:::important'],
    ['a name alone', 'src/a.ts'],
  ])('include the text of %s', (_, line) => {
    expect(flowchart(line)).toContain('src/a.ts');
  });

  it('are split at line breaks', () => {
    expect(flowchart('A[Login<br/>src/a.ts<br>src/b.ts<BR />  two   words ]')).toEqual([
      'Login',
      'src/a.ts',
      'src/b.ts',
      'two words',
    ]);
    expect(flowchart('A["`Login', '  src/a.ts`"]')).toEqual(['Login', 'src/a.ts']);
  });

  it('keep line numbers, and characters that need quotes', () => {
    expect(flowchart('A[src/a.ts:3-9] --> B["app/(site)/[id].ts#L4"]')).toEqual([
      'src/a.ts:3-9',
      'app/(site)/[id].ts#L4',
    ]);
  });

  it('have entity codes such as `#quot;` decoded', () => {
    expect(
      flowchart('A["#quot;x#quot; #35;1 #amp; #9829; #unknown; #constructor; #1114112;"]'),
    ).toEqual(['"x" #1 & ♥ #unknown; #constructor; #1114112;']);
  });

  it('are in the order of the diagram, each once', () => {
    expect(flowchart('A["two"] --> B[one]', 'B --> C(two)', 'three["three"]')).toEqual([
      'two',
      'one',
      'three',
    ]);
  });

  it('leave out the ids of nodes that have a label', () => {
    expect(flowchart('src["The source"] --> docs', 'src --> test')).toEqual([
      'The source',
      'docs',
      'test',
    ]);
    expect(flowchart('subgraph src [All]', 'E@{ label: "x" } --> src')).not.toContain('src');
  });

  it('leave out comments, styles, edge labels, click targets and front matter', () => {
    const lines = [
      '%% src/a.ts',
      'style A fill:src/b.ts',
      'classDef x src/c.ts',
      'click A "x" src/d.ts',
      'X -->|src/e.ts| Y',
    ];
    expect(flowchart(...lines)).toEqual(['x', 'X', 'Y']);
    expect(labelsOf('---\ntitle: src/a.ts\n---\nflowchart LR\nA[b]')).toEqual(['b']);
  });
});

describe('the labels of other diagrams', () => {
  it('include the participants of a sequence diagram, and not its messages', () => {
    const code = [
      'sequenceDiagram',
      'participant R as src/auth/routes.py',
      'actor U as User<br/>src/users',
      'create participant src/db.py',
      'R->>src/auth/tokens.py: reads src/secret.py',
      'src/late.py-->>R: done',
      'Note over R: see src/note.py',
    ];
    const labels = labelsOf(code.join('\n'));
    expect(labels).toEqual([
      'src/auth/routes.py',
      'User',
      'src/users',
      'src/db.py',
      'R',
      'src/auth/tokens.py',
      'src/late.py',
    ]);
  });

  it.each([
    ['a class', 'classDiagram\nclass A["src/a.ts"]'],
    ['a class by its name', 'classDiagram\nclass `src/a.ts`'],
    ['a state', 'stateDiagram-v2\nstate "src/a.ts" as A'],
    ['a state behind a colon', 'stateDiagram-v2\nA : src/a.ts'],
    ['an entity', 'erDiagram\nA["src/a.ts"] ||--o{ B : has'],
    ['a mind map', 'mindmap\n  root((src))\n    src/a.ts'],
    ['a block', 'block-beta\n  a["src/a.ts"] b["src/b.ts"]'],
    ['an architecture', 'architecture-beta\n  service a(disk)[src/a.ts] in b'],
    ['a C4 system', 'C4Context\nSystem(a, "src/a.ts", "text")'],
    ['a pie', 'pie\n "src/a.ts" : 3'],
  ])('include the text of %s', (_, code) => {
    expect(labelsOf(code)).toContain('src/a.ts');
  });

  it('are the same with CRLF line ends', () => {
    const code = '---\ntitle: x\n---\nflowchart LR\nA[src/a.ts] --> B[src/b.ts]\nsubgraph src';
    expect(labelsOf(code.replaceAll('\n', '\r\n'))).toEqual(labelsOf(code));
  });
});

describe('labelsOf, given a large diagram', () => {
  it('returns at most 500 labels of at most 300 characters', () => {
    const nodes = Array.from({ length: 600 }, (_, index) => `N${index}[f${index}]`);
    expect(flowchart(...nodes)).toHaveLength(500);
    expect(flowchart(`A[${'x'.repeat(300)}] --> B[${'y'.repeat(301)}]`)).toEqual(['x'.repeat(300)]);
  });

  it('returns nothing for more than the 50,000 characters that Mermaid draws', () => {
    expect(labelsOf(`flowchart LR\nA[src/a.ts]\n${' '.repeat(50_000)}`)).toEqual([]);
  });

  it.each([
    '[',
    '(',
    '"',
    '`',
    '>',
    'a>',
    '|',
    '-',
    '<',
    '.',
    '=',
    ' ',
    '\n',
    'a',
    '#1',
    '<br',
    ':',
    'x ',
    '- ',
    '---\n',
  ])('returns at most 500 labels of a diagram that repeats %j', (part) => {
    const code = `flowchart LR\n${part.repeat(Math.floor(49_000 / part.length))}`;
    expect(labelsOf(code).length).toBeLessThanOrEqual(500);
  });
});

interface Line {
  properties: Record<string, unknown>;
}

/** A Shiki transformer that gives each line of code an anchor: line 12 is `#L12`. */
export function numberLines(): { name: string; line: (node: Line, line: number) => void } {
  return {
    name: 'astro-drift:line-numbers',
    line(node, line) {
      node.properties['id'] = `L${line}`;
    },
  };
}

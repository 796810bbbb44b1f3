/** Mermaid's own build, which is served beside the scripts. */
declare module '*/mermaid.esm.min.js' {
  const mermaid: import('mermaid').Mermaid;
  export default mermaid;
}

/** Mermaid's own build. The site serves it in the same folder as the scripts. */
declare module '*/mermaid.esm.min.js' {
  const mermaid: import('mermaid').Mermaid;
  export default mermaid;
}

/** What esbuild turns every tag into; shorter in the bundle than the automatic JSX runtime. */
export { Fragment, h } from "preact";

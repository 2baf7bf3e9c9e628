import { html } from "../../foundation/html";

/** The style of the privacy notice, beside the style of all small pages. */
export const noticeStyle = html`<style>
  main {
    max-width: 40rem;
  }
  h2 {
    margin: 2rem 0 0.5rem;
    font-size: 1.15rem;
  }
  ul {
    padding-left: 1.2rem;
  }
  li {
    margin: 0.4rem 0;
  }
  a {
    color: var(--accent);
    overflow-wrap: anywhere;
  }
  .languages a {
    margin-right: 0.75rem;
  }
</style>`;

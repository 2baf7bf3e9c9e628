import { html } from "../../foundation/html";

/** The style of the copy of somebody's data, beside the style of all small pages: tables, quotes, and printing. */
export const copyStyle = html`<style>
  main {
    max-width: 44rem;
  }
  h2 {
    margin: 2rem 0 0.5rem;
    font-size: 1.15rem;
  }
  h3 {
    margin: 1.5rem 0 0.5rem;
    font-size: 1rem;
  }
  table {
    width: 100%;
    margin: 1rem 0;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.5rem 0.75rem 0.5rem 0;
    border-bottom: 1px solid color-mix(in srgb, var(--soft) 40%, transparent);
    text-align: left;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  th {
    color: var(--soft);
    font-size: 0.9rem;
    font-weight: 400;
  }
  a {
    color: var(--accent);
    overflow-wrap: anywhere;
  }
  .by {
    margin: 1rem 0 0.25rem;
    color: var(--soft);
    font-size: 0.9rem;
  }
  blockquote {
    margin: 0 0 1rem;
    padding-left: 0.9rem;
    border-left: 3px solid var(--accent);
    overflow-wrap: anywhere;
  }
  @media (max-width: 34rem) {
    thead {
      position: absolute;
      clip-path: inset(50%);
    }
    tr {
      display: block;
      padding: 0.6rem 0;
      border-bottom: 1px solid color-mix(in srgb, var(--soft) 40%, transparent);
    }
    td {
      display: grid;
      grid-template-columns: 9rem 1fr;
      padding: 0.15rem 0;
      border: 0;
    }
    td::before {
      content: attr(data-name);
      color: var(--soft);
      font-size: 0.9rem;
    }
  }
  @media print {
    :root {
      --ink: #000;
      --soft: #444;
      --paper: #fff;
      --ground: #fff;
    }
    main {
      margin: 0;
      padding: 0;
      max-width: none;
    }
    h2,
    h3,
    .by {
      break-after: avoid;
    }
    tr,
    dl {
      break-inside: avoid;
    }
  }
</style>`;

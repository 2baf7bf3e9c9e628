import { html } from "./html";

/** The style of the small pages: readable on a phone, in light and dark mode. */
export const pageStyle = html`<style>
  :root {
    color-scheme: light dark;
    --ink: #1c2a3f;
    --soft: #556479;
    --paper: #fff;
    --ground: #eef2f6;
    --accent: #1a6b76;
    --warn: #fff6df;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --ink: #e8eef5;
      --soft: #a3b2c5;
      --paper: #1a2330;
      --ground: #10161f;
      --accent: #4fb3bf;
      --warn: #3a3117;
    }
  }
  * {
    box-sizing: border-box;
  }
  body {
    margin: 0;
    background: var(--ground);
    color: var(--ink);
    font:
      17px/1.5 system-ui,
      sans-serif;
  }
  main {
    max-width: 30rem;
    margin: 8vh auto;
    padding: 1.75rem;
    background: var(--paper);
    border-radius: 16px;
  }
  h1 {
    margin: 0 0 1rem;
    font-size: 1.4rem;
  }
  .from {
    margin: 0 0 0.25rem;
    color: var(--soft);
    font-size: 0.95rem;
    font-weight: 600;
  }
  dl {
    display: grid;
    gap: 0.1rem;
    margin: 1rem 0;
    padding: 1rem;
    border: 1px solid color-mix(in srgb, var(--soft) 40%, transparent);
    border-radius: 12px;
  }
  dt {
    color: var(--soft);
    font-size: 0.9rem;
  }
  dd {
    margin: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  dd + dt {
    margin-top: 0.6rem;
  }
  p,
  form {
    margin: 0 0 1rem;
  }
  .warn {
    padding: 0.75rem 1rem;
    background: var(--warn);
    border-radius: 12px;
  }
  .code {
    font:
      700 2.6rem/1.2 ui-monospace,
      monospace;
    letter-spacing: 0.08em;
    text-align: center;
    margin: 1.2rem 0;
  }
  button {
    width: 100%;
    padding: 0.8rem;
    border: 0;
    border-radius: 12px;
    background: var(--accent);
    color: var(--paper);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  button:focus-visible {
    outline: 3px solid var(--ink);
    outline-offset: 2px;
  }
  @media (max-width: 34rem) {
    main {
      margin: 0;
      min-height: 100vh;
      border-radius: 0;
    }
  }
</style>`;

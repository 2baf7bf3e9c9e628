/** One style for all pages of the sandbox: phone first, light and dark. */
export const style = `
:root { color-scheme: light dark; --ink: #17202a; --soft: #566573; --paper: #fbfcfc; --box: #ffffff; --line: #d5dbdb;
  --accent: #1a5276; --on-accent: #ffffff; --warn: #a04000; }
@media (prefers-color-scheme: dark) { :root { --ink: #eaecee; --soft: #aeb6bf; --paper: #14191e; --box: #1e252c;
  --line: #3b4650; --accent: #7fb3d5; --on-accent: #10181f; --warn: #f0a868; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 64rem; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; margin-top: 2rem; } h3 { font-size: 1rem; margin: 0; }
p { margin: .4rem 0; } a { color: var(--accent); } .soft { color: var(--soft); } .warn { color: var(--warn); }
.cards { display: grid; gap: .75rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr));
  list-style: none; margin: 0; padding: 0; }
.card { background: var(--box); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; }
form { display: inline-flex; max-width: 100%; flex-wrap: wrap; gap: .5rem; align-items: end; margin: .25rem .25rem .25rem 0; }
label { max-width: 100%; font-size: .9rem; color: var(--soft); }
label select, label input { display: block; }
th { overflow-wrap: normal; }
button, select, input { max-width: 100%; min-height: 2.6rem; padding: .4rem .8rem; border: 1px solid var(--line); border-radius: .4rem;
  background: var(--box); color: var(--ink); font: inherit; }
button { cursor: pointer; border-color: var(--accent); }
button.first { background: var(--accent); color: var(--on-accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
#said { position: sticky; top: 0; background: var(--paper); font-weight: 600; }
.wide form, .wide button { width: 100%; text-align: left; }
pre { white-space: pre-wrap; background: var(--box); border: 1px solid var(--line); border-radius: .4rem; padding: .75rem; }
table { border-collapse: collapse; } th, td { text-align: left; vertical-align: top; padding: .2rem .8rem .2rem 0; }
.pin { font-size: 2rem; letter-spacing: .2em; }
`;

/** The style of the emulated Slack: phone first, light and dark. */
export const slackStyle = `
:root { color-scheme: light dark; --ink: #1d1c1d; --soft: #5a5a5f; --paper: #ffffff; --side: #f4f1f5; --line: #dddbe0;
  --accent: #007a5a; --on-accent: #ffffff; --danger: #b3123f; --link: #0f5ba6; --now: #4a154b; --on-now: #ffffff;
  --note: #f6f3ea; --mention: #e5f0fa; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --soft: #b0b0b4; --paper: #1a1d21; --side: #19171d;
  --line: #3a3d42; --accent: #2bac85; --on-accent: #08120e; --danger: #ff7a9c; --link: #7cb8ee; --now: #d6b6d8;
  --on-now: #201021; --note: #26241d; --mention: #1d3346; } }
* { box-sizing: border-box; }
body { margin: 0; height: 100dvh; display: flex; flex-direction: column; background: var(--paper); color: var(--ink);
  font: 0.95rem/1.45 system-ui, sans-serif; overflow-wrap: anywhere; }
p { margin: 0; } a { color: var(--link); } .soft { color: var(--soft); } .warn { color: var(--danger); }
h1, h2 { font-size: 1.05rem; margin: 0; } ul, ol { list-style: none; margin: 0; padding: 0; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: space-between;
  padding: .4rem .75rem; background: var(--side); border-bottom: 1px solid var(--line); }
header form { display: flex; gap: .5rem; align-items: center; } .workspace { font-weight: 700; }
#said { padding: 0 .75rem; color: var(--danger); } #said:not(:empty) { padding: .4rem .75rem; }
.panes { flex: 1; min-height: 0; display: flex; flex-direction: column; }
nav { background: var(--side); border-bottom: 1px solid var(--line); padding: .3rem .5rem; display: flex; gap: .5rem;
  flex-wrap: wrap; align-items: center; }
nav > ul { display: flex; flex-wrap: wrap; gap: .25rem; }
.place { display: block; width: 100%; padding: .45rem .6rem; min-height: 2.5rem; border: 0; border-radius: .4rem; background: none;
  color: inherit; font: inherit; text-align: left; text-decoration: none; cursor: pointer; }
.place:hover { background: var(--line); }
.place[aria-current] { background: var(--now); color: var(--on-now); font-weight: 600; }
summary { cursor: pointer; padding: .45rem .6rem; min-height: 2.5rem; color: var(--soft); }
main, aside { flex: 1; min-height: 0; min-width: 0; display: flex; flex-direction: column; background: var(--paper); }
main > h1, .pane-top { padding: .6rem .9rem; border-bottom: 1px solid var(--line); }
.pane-top { display: flex; justify-content: space-between; align-items: center; }
.pane-top a { padding: .3rem .7rem; text-decoration: none; }
.with-thread main { display: none; }
.messages, .home { flex: 1; min-height: 0; overflow-y: auto; padding: .6rem .9rem; }
.home { max-width: 46rem; width: 100%; margin: 0 auto; }
.message { display: flex; gap: .6rem; padding: .45rem .3rem; border-radius: .4rem; }
.ephemeral { background: var(--note); } .only { font-size: .8rem; }
.content { min-width: 0; flex: 1; max-width: 44rem; }
.avatar { flex: none; width: 2.25rem; height: 2.25rem; border-radius: .45rem; display: grid; place-items: center; color: #fff;
  font-size: .85rem; font-weight: 700; background: #4a154b; }
.a1 { background: #1d5c86; } .a2 { background: #7a4b00; } .a3 { background: #18613f; } .a4 { background: #8c1d40; } .a5 { background: #3f3d8f; }
.by { display: flex; gap: .4rem; align-items: baseline; flex-wrap: wrap; } time { color: var(--soft); font-size: .78rem; }
.badge { font-size: .65rem; font-weight: 700; padding: 0 .3rem; border-radius: .2rem; background: var(--line); color: var(--ink); }
.header { font-size: 1.1rem; font-weight: 700; margin: .5rem 0 .2rem; }
.section { display: flex; flex-wrap: wrap; gap: .6rem; justify-content: space-between; margin: .35rem 0; }
.words { flex: 1 1 14rem; min-width: 0; } .accessory img { width: 5.5rem; height: 5.5rem; object-fit: cover; }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(max(40%, 7rem), 1fr)); gap: .35rem .9rem; margin-top: .3rem; }
.context { display: flex; flex-wrap: wrap; gap: .3rem .6rem; font-size: .82rem; color: var(--soft); margin: .35rem 0; align-items: center; }
.context img { width: 1.25rem; height: 1.25rem; object-fit: cover; }
.actions { display: flex; flex-wrap: wrap; gap: .45rem; margin: .5rem 0; } .quiet button { padding: .1rem .5rem; border-color: transparent; } .end { flex-direction: row-reverse; }
figure { margin: .5rem 0; } figcaption { font-size: .82rem; color: var(--soft); }
figure img { max-width: min(100%, 22rem); max-height: 24rem; height: auto; border-radius: .4rem; border: 1px solid var(--line); background: #fff; }
hr { border: 0; border-top: 1px solid var(--line); margin: .6rem 0; }
blockquote { margin: .2rem 0; padding-left: .7rem; border-left: .25rem solid var(--line); }
code { padding: 0 .25rem; border: 1px solid var(--line); border-radius: .25rem; font-size: .88em; color: var(--danger); }
pre { margin: .3rem 0; padding: .5rem; border: 1px solid var(--line); border-radius: .35rem; white-space: pre-wrap; }
.mention { background: var(--mention); color: var(--link); border-radius: .2rem; padding: 0 .15rem; }
.thread-link { font-size: .82rem; margin-top: .15rem; } .thread-link.some { font-weight: 600; }
.thread-link:not(.some) a { color: var(--soft); }
.thread-link a { display: inline-block; padding: .25rem .4rem .25rem 0; }
#agent { padding: 0 .9rem; } .composer { display: flex; gap: .5rem; align-items: end; padding: .6rem .9rem; border-top: 1px solid var(--line); }
.composer textarea { flex: 1; resize: none; field-sizing: content; max-height: 8rem; }
form { margin: 0; max-width: 100%; } .choice { display: flex; gap: .4rem; flex-wrap: wrap; }
button, .button, select, input, textarea { max-width: 100%; min-height: 2.4rem; padding: .35rem .75rem; border: 1px solid var(--line);
  border-radius: .4rem; background: var(--paper); color: var(--ink); font: inherit; }
button, .button { cursor: pointer; font-weight: 600; text-decoration: none; display: inline-block; }
.place { font-weight: 400; }
.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
.danger { border-color: var(--danger); color: var(--danger); }
.field { margin: .7rem 0; } .field label { display: block; font-weight: 600; margin-bottom: .2rem; }
.field .warn { margin-top: .4rem; } .field input, .field textarea, .field select { width: 100%; } [aria-invalid] { border-color: var(--danger); }
dialog { color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.2rem;
  width: min(32rem, 94vw); max-height: 90dvh; overflow: auto; position: fixed; inset: 0; margin: auto; height: fit-content; }
dialog::backdrop { background: rgb(0 0 0 / .55); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.scripted [data-without-script] { display: none; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
@media (max-width: 30rem) { .workspace .soft { display: none; } }
@media (min-width: 48rem) {
  .panes { flex-direction: row; }
  nav { width: 13.5rem; flex: none; flex-direction: column; flex-wrap: nowrap; align-items: stretch; border-right: 1px solid var(--line);
    border-bottom: 0; padding: .6rem .5rem; }
  nav > ul { flex-direction: column; }
  .with-thread main { display: flex; }
  aside { flex: 0 1 26rem; border-left: 1px solid var(--line); }
}
`;

/**
 * The script of the pages: it sends forms without leaving the page, and refreshes the part marked `live`. Without scripts the
 * same forms work as ordinary ones.
 */
export const script = `
"use strict";
const live = () => document.getElementById("live");
async function refresh() {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("live");
  if (!fresh || !live() || fresh.innerHTML === live().innerHTML) return;
  const focused = document.activeElement && document.activeElement.id;
  live().replaceWith(document.adoptNode(fresh));
  if (focused && document.getElementById(focused)) document.getElementById(focused).focus();
}
document.addEventListener("submit", async (event) => {
  event.preventDefault();
  const said = document.getElementById("said");
  try {
    const answer = await fetch(event.target.action, {
      method: "POST",
      headers: { accept: "application/json" },
      body: new URLSearchParams(new FormData(event.target, event.submitter)),
    });
    said.textContent = (await answer.json()).message;
    await refresh();
  } catch {
    said.textContent = "The sandbox does not answer.";
  }
});
setInterval(() => { if (!document.hidden) refresh().catch(() => undefined); }, 2000);
`;

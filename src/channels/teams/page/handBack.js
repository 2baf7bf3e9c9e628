// Hands the six digits to the Teams client that opened this window; it closes the window and sends them to the chat. Opened
// anywhere else the library finds no such client, and the digits stay on the page to be typed. The library itself tells
// only windows of Microsoft's own addresses, so no other page that opened this one learns them.
const digits = document.querySelector(".code")?.textContent?.replace(/\D/g, "") ?? "";
const { app, authentication } = globalThis.microsoftTeams;

app
  .initialize()
  .then(() => authentication.notifySuccess(digits))
  .catch(() => {});

// Hands the six digits to the Teams client that opened this window; it closes the window and sends them to the app whose
// button was pressed. The library tells only windows of Microsoft's own addresses, so no other page learns them. But any app
// in Teams can open this window: only in the client of the very person whose chat waits may they be handed on, or an app of
// somebody who sent their own sign-in to another person would be told. Everywhere else they stay on the page to be typed.
const code = document.querySelector(".code");
const digits = code?.textContent?.replace(/\D/g, "") ?? "";
const expected = code?.dataset.user ?? "";
const { app, authentication } = globalThis.microsoftTeams;

app
  .initialize()
  .then(() => app.getContext())
  .then(({ user }) => {
    if (expected !== "" && user?.id?.toLowerCase() === expected.toLowerCase()) authentication.notifySuccess(digits);
  })
  .catch(() => {});

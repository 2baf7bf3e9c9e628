/** An emulated Slack of somebody else's making, in a process of its own: it is a module that only `import` can load. */
import { createServer } from "node:http";
import { createEmulator } from "emulate";

/** A free port, for the emulator takes only one it is told. */
const port = await new Promise((resolve) => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});
const { clientId: client_id, clientSecret: client_secret, redirectUris, scopes, email } = JSON.parse(process.argv[2]);
const app = { client_id, client_secret, app_id: "A000000077", name: "Legitka", redirect_uris: redirectUris, scopes };
const slack = {
  strict_scopes: true,
  users: [{ name: "anna", real_name: "Anna Przykładna", email }],
  oauth_apps: [app],
  // The rights of the student's own client, which the app does not have.
  tokens: [{ token: "xoxp-anna", user: "anna", scopes: ["files:read", "im:history"] }],
};
const baseUrl = `http://127.0.0.1:${port}`;
const emulator = await createEmulator({ service: "slack", port, baseUrl, seed: { slack } });
process.send({ url: emulator.url });
process.on("disconnect", () => void emulator.close().then(() => process.exit(0)));

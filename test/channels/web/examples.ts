/** Examples of what the chat page sends, by what it is: the route and the body. For tests that spoil them. */
export const posts = {
  "a text": ["POST /messages", { eventId: "event-0001", locale: "pl-PL", text: "menu" }],
  "a press": ["POST /messages", { eventId: "event-0002", button: "o/menu?", input: "x", message: "m" }],
  "a greeting": ["POST /messages", { eventId: "event-0003", hello: true }],
  "an attachment": ["POST /messages", { eventId: "event-0004", attachment: "image" }],
  "a session": ["POST /session", { languages: ["pl", "en"] }],
  "a vote": ["POST /vote", { message: "m", verdict: "down", why: "unclear" }],
} as const;

/** The forms of pages that open from a link, with the fields each of them sends. */
export const forms = {
  "POST /link/:id/confirm": { key: "0123456789abcdef" },
  "POST /copy/*": { format: "page" },
} as const;

/** The addresses to which the page sends a picture as it is. */
export const uploads = ["PUT /pictures/:id"] as const;

/** The addresses that are only opened, of the chat page and of what its links lead to. */
export const opened = [
  "GET /",
  "GET /:file",
  "GET /guide/:file",
  "GET /secret",
  "GET /events",
  "GET /link/:id",
  "GET /link/:id/back",
  "GET /copy/*",
  "GET /calendar/*",
  "GET /notice",
  "GET /tickets/pictures/*",
  "GET /healthz",
  "GET /readyz",
  "GET /metrics",
] as const;

export const webRoutes: readonly string[] = [
  ...Object.values(posts).map(([route]) => route),
  ...Object.keys(forms),
  ...uploads,
  ...opened,
];

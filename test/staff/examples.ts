/** Examples of the forms of staff's pages, by route: the fields as a browser sends them. For tests that spoil them. */
const texts = { text_pl: "Cześć", text_en: "Hello", text_uk: "Привіт" };
const revs = { rev_pl: "0", rev_en: "0", rev_uk: "0" };

export const key = "menu.moreText";

export const staffForms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "POST /staff/texts/edit/:key": { ...texts, ...revs, preview: "pl", scene: "0", act: "save" },
  "POST /staff/texts/preview": { ...texts, key, preview: "pl", scene: "0" },
  "POST /staff/texts/publish/:key": { targets: "pl:1,en:0" },
  "POST /staff/texts/revert/:key": { lang: "pl", to: "shipped", rev: "1" },
  "POST /staff/sign-in/link/:secret": {},
  "POST /staff/sign-out": {},
};

/** The addresses of staff's pages that are only opened, and what they read from the query. */
export const staffOpened = [
  "GET /staff",
  "GET /staff/style.css",
  "GET /staff/numbers",
  "GET /staff/numbers/:part",
  "GET /staff/texts",
  "GET /staff/texts/edit/:key",
  "GET /staff/texts/publish/:key",
  "GET /staff/texts/revert/:key",
  "GET /staff/texts/export",
  "GET /staff/texts/export/:name",
  "GET /staff/texts/files/:name",
  "GET /staff/texts/guide/:name",
  "GET /staff/sign-in",
  "GET /staff/sign-in/link/:secret",
  "GET /staff/sign-in/oidc",
  "GET /staff/sign-in/oidc/back",
];
export const staffQuery = ["months", "q", "show", "lang", "scene", "done", "to", "code", "state", "iss", "error"];

export const staffRoutes: readonly string[] = [...Object.keys(staffForms), ...staffOpened];

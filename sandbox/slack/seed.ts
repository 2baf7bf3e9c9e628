import type { Person, State } from "./state";

export const appId = "A0LEGITKA01";
/** Slack's deprecated verification token. Slack still sends it, but nothing may rely on it. */
export const verificationToken = "sandboxVerificationToken";

const first = "T0OPOLE0001";
const second = "T0GDANSK001";

/** The scopes of deploy/slack/manifest.yaml, which the app needs, and after them those it can do without. */
export const optionalScopes: readonly string[] = ["assistant:write"];
const neededScopes: readonly string[] = [
  "app_mentions:read",
  "channels:history",
  "channels:read",
  "chat:write",
  "commands",
  "files:read",
  "files:write",
  "groups:history",
  "groups:read",
  "im:history",
  "im:write",
  "usergroups:read",
  "users:read",
  "users:read.email",
];
export const defaultScopes: readonly string[] = [...neededScopes, ...optionalScopes];

/** The events that deploy/slack/manifest.yaml subscribes to. */
export const defaultEvents: readonly string[] = [
  "app_home_opened",
  "app_mention",
  "app_uninstalled",
  "member_left_channel",
  "message.channels",
  "message.groups",
  "message.im",
  "subteam_members_changed",
  "tokens_revoked",
];

/** The shortcuts of deploy/slack/manifest.yaml. */
export const defaultShortcuts = [
  { callbackId: "legitka_open", name: "Otwórz Legitkę" },
  { callbackId: "legitka_status", name: "Sprawdź stan (pomoc)" },
] as const;

/** Two workspaces with invented people. The first one has the app, a helpdesk and a public channel. */
export function inventedWorkspaces(botToken: string, scopes: readonly string[]): State {
  let count = 0;
  const person = (team: string, handle: string, name: string, locale = "pl-PL"): Person => {
    count += 1;
    const email = `${name
      .toLowerCase()
      .replaceAll("ł", "l")
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replaceAll(" ", ".")}@student.example`;
    return { id: `U0PERSON${String(count).padStart(3, "0")}`, team, handle, name, email, locale, isBot: false };
  };
  const anna = person(first, "anna", "Anna Przykładna");
  const piotr = person(first, "piotr", "Piotr Zmyślony");
  const oksana = person(first, "oksana", "Oksana Vyhadana", "uk-UA");
  const lucia = person(first, "lucia", "Lucía Inventada", "en-GB");
  const marta = { ...person(first, "marta", "Marta Pomocna"), email: "marta.pomocna@uczelnia.example" };
  const wojtek = { ...person(first, "wojtek", "Wojciech Cierpliwy"), email: "wojciech.cierpliwy@uczelnia.example" };
  const karol = { ...person(first, "karol", "Karol Postronny"), email: "karol.postronny@uczelnia.example" };
  const zenon = { ...person(second, "zenon", "Zenon Zamiejscowy"), email: "zenon@zamiejscowa.example" };
  const legitka: Person = {
    ...person(first, "legitka", "Legitka"),
    id: "U0LEGITKA01",
    email: "",
    isBot: true,
  };
  const staff = [marta.id, wojtek.id];
  const everybody = [anna, piotr, oksana, lucia, marta, wojtek, karol].map(({ id }) => id);
  const channel = { team: first, closed: null };
  return {
    workspaces: [
      {
        id: first,
        name: "Uniwersytet (piaskownica)",
        domain: "uczelnia",
        bot: { user: legitka.id, id: "B0LEGITKA01", token: botToken, scopes: [...scopes], isRevoked: false },
      },
      { id: second, name: "Uczelnia zamiejscowa", domain: "zamiejscowa", bot: null },
    ],
    people: [anna, piotr, oksana, lucia, marta, wojtek, karol, zenon, legitka],
    channels: [
      { ...channel, id: "C0HELPDESK1", name: "helpdesk", type: "group", members: [...staff, legitka.id], messages: [] },
      {
        ...channel,
        id: "C0GENERAL01",
        name: "ogólny",
        type: "channel",
        members: [...everybody, legitka.id],
        messages: [],
      },
      {
        ...channel,
        id: "C0GDANSK001",
        team: second,
        name: "ogólny",
        type: "channel",
        members: [zenon.id],
        messages: [],
      },
    ],
    files: [],
    group: { id: "S0HELPDESK1", handle: "helpdesk", name: "Pomoc techniczna", users: [...staff] },
    homes: {},
    lastMicros: 0,
    count: 100,
  };
}

export const helpdeskChannel = "C0HELPDESK1";
export const generalChannel = "C0GENERAL01";
export const homeTeam = first;

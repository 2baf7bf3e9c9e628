import { z } from "zod";
import { card } from "./kit/card";
import { codeSaid, sixSaid } from "./kit/digits";
import {
  dialog,
  go,
  likeliestOf,
  open,
  stay,
  stayKnowing,
  type Happened,
  type Next,
  type TextIntent,
} from "./kit/dialog";
import { stuckWith } from "./kit/letter";
import { t, verbatim, wordsIn, type Text } from "./kit/text";

const data = z.object({
  /** The dialog to open after signing in, and its data as JSON. */
  then: z.string().optional(),
  thenData: z.string().refine(isObject).optional(),
  url: z.string().optional(),
  /** The link is certain to work until this time, in milliseconds since the epoch. */
  goodUntil: z.number().optional(),
  /** All other chats of the account will be disconnected, because somebody else has connected one. */
  alone: z.enum(["yes"]).optional(),
  /** Whether the student has already reported that the sign-in does not work. */
  troubled: z.enum(["yes"]).optional(),
  /** The first three of the six digits, if they arrive in two messages. */
  half: z.string().length(3).optional(),
});
type LinkData = z.infer<typeof data>;

/** Intents that the understanding may find in a question about the sign-in. */
const aboutSignIn: ReadonlySet<string> = new Set([
  "link",
  "appPassword",
  "codeLifetime",
  "whatIsIt",
  "onePhone",
  "sixDigits",
]);

/** Intents of texts that ask whether the sign-in is safe. */
const asksIfSafe: ReadonlySet<string> = new Set(["safety", "signInSafe", "verify", "privacy"]);

const isAboutSignIn = (heard: TextIntent): boolean => {
  const meant = likeliestOf(heard);
  return meant === undefined || aboutSignIn.has(meant);
};

/**
 * Signs in to USOS. The link is not a secret: the page's six digits must still be typed into this very chat, so sending the link
 * to another person signs nobody in.
 */
export const link = dialog({
  id: "link",
  version: 1,
  first: "explain",
  data,
  title: t("link.title"),
  button: t("menu.link"),
  intents: { link: { gloss: "sign in to USOS" } },
  inMenu: [{ page: "main", to: "signedOut", at: 10 }],
  steps: {
    explain: {
      enter: ({ data: { alone }, context: { linked } }) =>
        linked
          ? go("already")
          : go("offer", {}, { effects: [{ kind: "link.start", ...(alone && { alone: true as const }) }] }),
      ask: () => null,
      on: {},
    },
    already: {
      ask: ({ context: { name } }) => card({ text: t("link.already", { name: { text: verbatim(name ?? "") } }) }),
      on: {
        status: { label: t("menu.status"), then: open("status") },
        chats: { label: t("chats.title"), then: open("chats") },
        unlink: { label: t("menu.unlink"), then: open("unlink") },
        menu: open("menu"),
      },
    },
    offer: {
      passing: true,
      ask: () => null,
      on: {},
      onHappening: {
        linkOffered: ({ happening: { url, goodUntil } }) => go("code", { url, goodUntil }, { noReturn: true }),
      },
    },
    code: {
      leadsToUsos: true,
      ask: ({ data: { then, url, alone } }) =>
        card({
          title: t("link.title"),
          text: [t(alone ? "link.alone" : then ? "link.neededFirst" : "link.how"), t("link.what"), t("link.never")],
          links: url ? [{ label: t("link.open"), url, signIn: { inBrowser: t("link.openInBrowser") } }] : [],
          field: {
            choice: "confirm",
            label: t("link.codeLabel"),
            placeholder: t("link.codeHint"),
            digits: 6,
            missing: t("link.notACode"),
            maxLength: 20,
          },
          choices: ["newLink", "human", "cancel"],
        }),
      on: {
        confirm: { label: t("link.confirm"), then: ({ input }) => verify(input), late: verify },
        newLink: { label: t("link.newLink"), said: t("said.newLink"), then: go("explain") },
        human: open("escalate", { dialog: "link", step: "code" }),
        cancel: open("menu"),
      },
      // A text without the digits of a code is a question or a request for help, which signing in must not block.
      text: ({ text, data: { half } }) => (isCode(text) ? verifyTyped(text, half) : undefined),
      replies: {
        situation: "signIn",
        on: {
          // A question about something else is answered as at any other step.
          ask: ({ heard }) => (isAboutSignIn(heard) ? stay({ say: [{ text: t("link.about") }] }) : undefined),
          done: stay({ say: [{ text: t("link.stillDigits") }] }),
          safe: ({ heard }) =>
            heard.intent === undefined || asksIfSafe.has(heard.intent) || isAboutSignIn(heard)
              ? stay({ say: [{ text: t("link.isItSafe") }] })
              : undefined,
          trouble: ({ data: { troubled }, text, heard }) =>
            troubled
              ? stuckWith({ text, heard }, { dialog: "link", step: "code" })
              : stayKnowing({ troubled: "yes" }, { say: [{ text: t("link.trouble") }] }),
          decline: "cancel",
        },
      },
      onHappening: {
        linked: welcome,
        linkWrongCode: ({ happening: { left } }) => stay({ say: [{ text: t("link.wrongCode", { left }) }] }),
        linkDead: ({ happening: { why } }) =>
          why === "notConfirmed"
            ? stay({ say: [{ text: t("link.dead.notConfirmed") }] })
            : go("dead", { url: why }, { noReturn: true }),
      },
    },
    dead: {
      ask: ({ data: { url = "expired" } }) => card({ text: t(`link.dead.${url}`) }),
      on: {
        newLink: { label: t("link.newLink"), style: "primary", then: go("explain") },
        human: open("escalate", { dialog: "link", step: "dead" }),
        menu: open("menu"),
      },
    },
  },
});

/** Verifies six digits, wherever the conversation is; they may be typed or passed on by the chat client. */
export function verify(typed: string): Next {
  const code = figures(typed);
  if (code.length !== 6) return stay({ say: [{ text: t("link.notACode") }] });
  return stay({ effects: [{ kind: "link.verify", code }] });
}

/** Six digits, or half of them: the page shows them as two groups. */
const lengths = [3, 6];
const inWords = (text: string): string | undefined => codeSaid(text, lengths) ?? sixSaid(text);
const figures = (text: string): string => inWords(text) ?? text.replace(/\D/g, "");

const fewWords = 3;
/** In more than a few words, «Android 9» and «Galaxy A10» are no part of a code. */
const isCode = (text: string): boolean =>
  inWords(text) !== undefined || /(?<![\p{L}\d])\d{3,}/u.test(text) || (/\d/.test(text) && wordsIn(text) <= fewWords);

/** Three digits alone are the first or the second half: the page shows the six digits as two groups. */
function verifyTyped(text: string, half: string | undefined): Next {
  const digits = figures(text);
  if (digits.length !== 3) return verify(digits);
  return half === undefined
    ? stayKnowing({ half: digits }, { say: [{ text: t("link.otherHalf") }] })
    : { ...verify(half + digits), to: { kind: "stay", again: false, data: { half: undefined } } };
}

/** Checks `thenData`, which is sent to the chat in buttons and back, and can therefore be forged. */
function isObject(json: string): boolean {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function welcome({ data: { then, thenData }, happening }: Happened<LinkData, "linked">): Next {
  const say = [{ text: welcomed(happening) }];
  const extras = { say, noReturn: true };
  return then ? open(then, JSON.parse(thenData ?? "{}") as Record<string, unknown>, extras) : open("order", {}, extras);
}

/** The texts shown once the chat is connected. */
export const welcomed = ({ name, alone }: { readonly name: string; readonly alone?: true }): Text[] => [
  t("link.done", { name: { text: verbatim(name) } }),
  ...(alone ? [t("chats.onlyThis"), t("chats.password")] : []),
];

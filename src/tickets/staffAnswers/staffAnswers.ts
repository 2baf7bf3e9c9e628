import type { Catalog } from "../../conversation/catalog";
import type { Institution } from "../../../dialogs/kit/institution";
import type { StaffAnswer, StaffAnswerLink, StaffPlaceholder } from "../../../dialogs/kit/staffAnswer";
import { day, t, type Value } from "../../../dialogs/kit/text";
import type { Statistics } from "../../statistics/port";
import type { Desk, DeskTicket } from "../port";
import { isMerged } from "../ticket";
import { blankOf, blanksIn } from "./blanks";
import { nameMeant, nameOn, namesNear } from "./names";
import type { Filled, StaffAnswers, Written } from "./port";
import { readerOf, type Reader, type ReaderDeps } from "./reader";
import { createUses, type UsesDeps } from "./uses";

export interface StaffAnswersDeps extends ReaderDeps, Omit<UsesDeps, "timeZone"> {
  readonly answers: readonly StaffAnswer[];
  readonly store: ReaderDeps["store"] & UsesDeps["store"];
  readonly desk: Pick<Desk, "get">;
  readonly catalog: Catalog;
  readonly institution: Institution;
  /** The topics that a text may be about, the likeliest first. */
  readonly topicsOf: (text: string) => readonly string[];
  readonly statistics: Pick<Statistics, "count">;
}

export function createStaffAnswers(deps: StaffAnswersDeps): StaffAnswers {
  const { answers, desk, catalog, institution, topicsOf, statistics } = deps;
  const names = answers.map(({ name }) => name);
  const usesOf = createUses({ ...deps, timeZone: institution.timeZone });

  function fill({ name, placeholders, link }: StaffAnswer, { lang, firstName, expiresAt }: Reader): string {
    const known: Readonly<Record<Exclude<StaffPlaceholder, "office">, Value | null | undefined>> = {
      firstName,
      expiryDate: expiresAt === null ? null : day(expiresAt),
      link: link && addressOf(link, institution),
    };
    // The dean's office is among the values that every text is given.
    const values = placeholders.flatMap((it): [string, Value][] =>
      it === "office" ? [] : [[it, known[it] ?? blankOf(catalog, it, lang)]],
    );
    return catalog.say(t(`staffAnswers.${name}.text`, Object.fromEntries(values)), lang);
  }

  /** The facts that an answer to a ticket may state; none about its student if students of other tickets get it, too. */
  async function fillingFor(it: DeskTicket): Promise<Reader> {
    const reader = await readerOf(deps, it);
    const isShared = isMerged(it.ticket) || (it.ticket.merged ?? []).length > 0;
    return isShared ? { ...reader, firstName: null, expiresAt: null } : reader;
  }

  async function filled(ticket: string, name: string): Promise<Filled | undefined> {
    const it = await desk.get(ticket);
    const answer = answers.find((one) => one.name === name);
    if (!it || !answer) return undefined;
    const reader = await fillingFor(it);
    return { text: fill(answer, reader), lang: reader.lang };
  }

  /** The text with answers in the place of their names. */
  async function put(text: string, it: DeskTicket): Promise<Written> {
    const lines = text.split(/\r\n|\r|\n/);
    const typed = lines.map((line) => nameOn(line, names));
    const meant = typed.map((name) => (name === undefined ? undefined : nameMeant(name, names)));
    const strange = [...new Set(typed.filter((name, at) => name !== undefined && meant[at] === undefined))];
    const unknown = strange.flatMap((name) => (name === undefined ? [] : [{ name, near: namesNear(name, names) }]));
    if (unknown.length > 0) return { ok: false, why: "noAnswer", unknown };
    const chosen = meant.map((name) => answers.find((one) => one.name === name));
    if (chosen.every((one) => one === undefined)) return { ok: true, text, names: [] };
    const reader = await fillingFor(it);
    const whole = lines.map((line, at) => {
      const answer = chosen[at];
      return answer ? fill(answer, reader) : line;
    });
    return { ok: true, text: whole.join("\n"), names: [...new Set(meant.flatMap((name) => name ?? []))] };
  }

  return {
    async offered(ticket, lang) {
      const it = await desk.get(ticket);
      if (!it) return [];
      const asked = it.ticket.entries.filter(({ what, from }) => what === "said" && from === "student");
      const topics = [it.ticket.text, ...asked.map(({ text }) => text).reverse()].flatMap(topicsOf);
      const place = (answer: StaffAnswer): number =>
        topics.findIndex((topic) => answer.topics.some((one) => one === topic)) >>> 0;
      const uses = await usesOf();
      return answers
        .map((answer) => ({
          place: place(answer),
          offer: {
            name: answer.name,
            title: catalog.say(t(`staffAnswers.${answer.name}.title`), lang),
            uses: uses.get(answer.name) ?? 0,
          },
        }))
        .sort((a, b) => a.place - b.place || b.offer.uses - a.offer.uses)
        .map(({ offer }) => offer);
    },
    filled,
    async langOf(ticket) {
      const it = await desk.get(ticket);
      return it && (await readerOf(deps, it)).lang;
    },
    async written(ticket, text) {
      const it = await desk.get(ticket);
      const written: Written = it ? await put(text, it) : { ok: true, text, names: [] };
      if (!written.ok) return written;
      const blanks = blanksIn(catalog, written.text);
      return blanks.length === 0 ? written : { ok: false, why: "blanks", blanks, text: written.text };
    },
    blanks: (text) => blanksIn(catalog, text),
    explain(written, lang) {
      const say = (key: string, values: Readonly<Record<string, string>>): string =>
        catalog.say(t(`helpdesk.answers.${key}`, values), lang);
      if (written.why === "blanks") return say("blanks", { blanks: written.blanks.join(", ") });
      return written.unknown
        .map(({ name, near }) =>
          near.length > 0 ? say("near", { name, near: marked(near) }) : say("unknown", { name, all: marked(names) }),
        )
        .join(" ");
    },
    async count(ticket, chosen, text) {
      for (const name of new Set(chosen)) {
        const it = await filled(ticket, name);
        const paragraphs = it?.text.split("\n\n").map((one) => one.trim()) ?? [];
        // Somebody who chose a second answer may have removed the first one.
        if (paragraphs.some((one) => one !== "" && text.includes(one)))
          statistics.count("staffAnswer", { answer: name });
      }
    },
  };
}

const marked = (names: readonly string[]): string => names.map((it) => `#${it}`).join(", ");

function addressOf(page: StaffAnswerLink, { links, usos, accessibility }: Institution): string | undefined {
  switch (page) {
    case "usosWeb":
      return usos.webUrl;
    case "accessibility":
      return accessibility?.declaration;
    case "mObywatel":
    case "trustedProfile":
    case "cardPage":
      return links[page];
  }
}

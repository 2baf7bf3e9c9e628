import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { languages, day as dayIn, t, type Lang, type Text } from "../../dialogs/kit/text";
import type { Institution } from "../../dialogs/kit/institution";
import { sealedNames, type SealedNameDeps } from "../accounts/sealedNames";
import type { Catalog } from "../conversation/catalog";
import { dayMs } from "../foundation/time";
import { calendarFile } from "./ics";

export interface CalendarDeps extends Pick<SealedNameDeps, "vault" | "clock"> {
  readonly institution: Pick<Institution, "reminderDays">;
  readonly catalog: Catalog;
  readonly publicUrl: () => string;
}

/** The end of a card's validity as a file for the student's own calendar. */
export interface Calendar {
  /** The address of the file about the last day of an account's card. */
  addressOf(account: string, day: string, lang: Lang): string;
  /** Serves the files. */
  register(app: FastifyInstance): void;
}

const path = "/calendar/";
const fileName = "mLegitymacja.ics";
const goodForMs = 30 * dayMs;
const entry = z.object({ uid: z.string(), day: z.iso.date(), lang: z.enum(languages) });

/** Creates the files' URLs. A URL contains, sealed, everything that its file says, so nothing is stored for it. */
export function createCalendar(deps: CalendarDeps): Calendar {
  const { institution, catalog, publicUrl, clock } = deps;
  const addresses = sealedNames("calendar", entry, { ...deps, goodForMs });

  function fileOf({ uid, day, lang }: { uid: string; day: string; lang: Lang }): string {
    const say = (text: Text): string => catalog.say(text, lang);
    const event = {
      uid,
      // The date only ever moves forward, so the file with the latest one is the newest.
      sequence: Number(day.replaceAll("-", "")),
      day,
      title: say(t("calendar.event")),
      text: say(t("calendar.eventText", { until: dayIn(day) })),
      alarms: institution.reminderDays,
    };
    return calendarFile(event, clock());
  }

  return {
    addressOf: (account, day, lang) => `${publicUrl()}${path}${addresses.seal({ uid: uidOf(account), day, lang })}`,
    register(app) {
      // The route uses a wildcard, because a named parameter may not be this long.
      app.get<{ Params: { "*": string } }>(`${path}*`, async ({ params }, reply) => {
        const it = addresses.open(params["*"]);
        reply.header("x-robots-tag", "noindex");
        if (!it) return reply.code(404).send({ error: "There is nothing here (any more)." });
        return reply
          .type("text/calendar; charset=utf-8")
          .header("content-disposition", `attachment; filename="${fileName}"`)
          .send(fileOf(it));
      });
    },
  };
}

/**
 * The id is the same for all cards of an account, so that the file created after an extension moves the date in the student's
 * calendar.
 */
const uidOf = (account: string): string =>
  `${createHash("sha256").update(`calendar ${account}`).digest("hex").slice(0, 32)}@legitka`;

import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Institution } from "../../../dialogs/kit/institution";
import { languages, type Lang } from "../../../dialogs/kit/text";
import { pagePolicy } from "../../foundation/page";
import { noticePage, type NoticeDeps } from "./page";

const path = "/notice";
const asked = z.object({ lang: z.enum(languages).optional().catch(undefined) });

/** The address of the notice that covers the assistant: the institution's own, or else the one that the assistant serves itself. */
export const noticeAddress =
  ({ privacy }: Pick<Institution, "privacy">, publicUrl: () => string) =>
  (lang: Lang): string =>
    privacy.notice ?? `${publicUrl()}${path}?lang=${lang}`;

export interface NoticeRouteDeps extends NoticeDeps {
  /** Guesses the language of a reader whose address names none. */
  readonly langOf: (acceptLanguage: string | undefined) => Lang;
}

/** Serves the notice to everybody: it is the same for all, and has to be readable before anybody says anything. */
export function noticeRoutes(app: FastifyInstance, deps: NoticeRouteDeps): void {
  app.get(path, (request, reply) => {
    const lang = asked.parse(request.query).lang ?? deps.langOf(request.headers["accept-language"]);
    return reply
      .headers({ "content-type": "text/html; charset=utf-8", "content-security-policy": pagePolicy() })
      .send(noticePage(lang, deps));
  });
}

import type { Practice } from "../../../dialogs/kit/practice";
import type { Institution } from "../../../dialogs/kit/institution";
import { languages, t, verbatim, type Lang, type Text } from "../../../dialogs/kit/text";
import type { Catalog } from "../../conversation/catalog";
import { html, type Html } from "../../foundation/html";
import { page } from "../../foundation/page";
import { dayMs, minuteMs } from "../../foundation/time";
import { noticeStyle } from "./style";

/** How long this installation keeps what. */
export interface Kept {
  readonly conversationMs: number;
  readonly accountMs: number;
  readonly ticketMs: number;
  readonly auditMs: number;
  readonly secretShownMs: number;
}

export interface NoticeDeps {
  readonly catalog: Pick<Catalog, "say">;
  readonly institution: Pick<Institution, "privacy" | "contact">;
  readonly practice: Practice;
  readonly kept: Kept;
  /** The chat systems that keep the messages themselves, as people call them. */
  readonly keepers: readonly string[];
}

const days = (ms: number): { days: number } => ({ days: Math.round(ms / dayMs) });

/**
 * The privacy notice of the assistant (GDPR art. 13), made of the institution's file and of what this installation is set to, so that
 * it says what really happens here.
 */
export function noticePage(lang: Lang, { catalog, institution, practice, kept, keepers }: NoticeDeps): string {
  const say = (text: Text): string => catalog.say(text, lang);
  const p = (text: Text): Html => html`<p>${say(text)}</p>`;
  const section = (key: string, ...texts: readonly Text[]): Html =>
    html`<h2>${say(t(`notice.${key}.title`))}</h2>
      ${texts.map(p)}`;
  const { officer } = institution.privacy;
  const contact = institution.contact.source;
  const body = html`<p class="languages">
      ${languages.map((it) => html`<a href="?lang=${it}" lang="${it}" hreflang="${it}">${say(t(`language.${it}`))}</a> `)}
    </p>
    ${p(t("notice.about"))} ${section("controller", t("notice.controller.who"))}
    <p><a href="${contact}">${contact}</a></p>
    <p>
      ${say(t("privacy.officer"))}: ${officer.includes("://") ? html`<a href="${officer}">${officer}</a>` : officer}
    </p>
    ${section("stored", t("notice.stored.why"))}
    <ul>
      ${["conversation", "account", "tickets", "copies"].map((it) => html`<li>${say(t(`notice.stored.${it}`))}</li>`)}
    </ul>
    ${p(t("privacy.never"))} ${p(t("privacy.counted"))}
    ${practice.missedKeptDays > 0 ? p(t("privacy.missed", { days: practice.missedKeptDays })) : undefined}
    ${practice.asksModel ? p(t("privacy.model")) : undefined} ${section("until")}
    <ul>
      <li>${say(t("notice.until.codes", { minutes: Math.round(kept.secretShownMs / minuteMs) }))}</li>
      <li>${say(t("notice.until.conversation", days(kept.conversationMs)))}</li>
      <li>${say(t("notice.until.account", days(kept.accountMs)))}</li>
      <li>${say(t("notice.until.tickets", days(kept.ticketMs)))}</li>
      <li>${say(t("notice.until.audit", days(kept.auditMs)))}</li>
    </ul>
    ${p(t("notice.until.backups"))}
    ${section(
      "others",
      t("notice.others.usos"),
      t("notice.others.support"),
      ...keepers.map((channel) => t("notice.others.keeper", { channel: { text: verbatim(channel) } })),
    )}
    ${section("rights", t("notice.rights.which"), t("notice.rights.how"), t("notice.rights.complaint"))}
    ${section("automatic", t("notice.automatic.what"))}`;
  return page(lang, say(t("notice.title")), body, noticeStyle);
}

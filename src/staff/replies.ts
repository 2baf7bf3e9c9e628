import type { FastifyReply } from "fastify";
import type { Lang } from "../../dialogs/kit/text";
import { html } from "../foundation/html";
import { staffPolicy, type Frame, type SignedIn } from "./frame";
import type { StaffContent } from "./port";
import type { Say } from "./say";

/** Sends the staff pages, and the pages that say why somebody cannot go on. */
export interface Replies {
  readonly send: (reply: FastifyReply, lang: Lang, content: StaffContent, signedIn?: SignedIn) => FastifyReply;
  /** A page with one sentence under `staff.refused`, and the way to sign in. */
  readonly refuse: (reply: FastifyReply, status: number, lang: Lang, why: string, signedIn?: SignedIn) => FastifyReply;
}

export function createReplies(frame: Frame, say: Say): Replies {
  const send: Replies["send"] = (reply, lang, content, signedIn) =>
    reply
      .type("text/html; charset=utf-8")
      .header("content-security-policy", staffPolicy(content))
      // With `no-referrer`, browsers would send forms with `Origin: null`, and no form could be told from a foreign one.
      .header("referrer-policy", "same-origin")
      .send(frame(lang, content, signedIn));
  return {
    send,
    refuse: (reply, status, lang, why, signedIn) => {
      const on = signedIn
        ? html`<a href="/staff">${say("toStart", lang)}</a>`
        : html`<a href="/staff/sign-in">${say("toSignIn", lang)}</a>`;
      const body = html`<p>${say(`refused.${why}`, lang)}</p>
        <p>${on}</p>`;
      return send(reply.code(status), lang, { title: say("refused.title", lang), body }, signedIn);
    },
  };
}

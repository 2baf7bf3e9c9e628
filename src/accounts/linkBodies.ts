import type { Lang } from "../../dialogs/kit/text";
import type { HandBack } from "../conversation/ports";
import { html, type Html } from "../foundation/html";
import type { LinkConfirmation } from "./linking/returned";
import type { LinkReplies } from "./linkReplies";

/** Both sides of the link, for the person to confirm. */
export function confirmBody(say: LinkReplies["say"], lang: Lang, value: LinkConfirmation): Html {
  return html` <p>${say("about", lang)}</p>
    <dl>
      <dt>${say("usosSide", lang)}</dt>
      <dd><bdi>${value.user}</bdi></dd>
      ${
        value.chat &&
        html`<dt>${say("chatSide", lang)}</dt>
          <dd><bdi>${value.chat}</bdi></dd>`
      }
      ${
        value.where &&
        html`<dt>${say("chatWhere", lang)}</dt>
          <dd><bdi>${value.where}</bdi></dd>`
      }
    </dl>
    ${value.alone ? html`<p>${say("alone", lang)}</p>` : ""}
    <p class="warn">${say("onlyYours", lang)}</p>
    <form method="post" action="confirm">
      <input type="hidden" name="key" value="${value.formKey}" /> <button>${say("confirm", lang)}</button>
    </form>
    <p><small>${say("notYours", lang)}</small></p>`;
}

/** The six digits to type in the chat, which its client may also take over. */
export function codeBody(say: LinkReplies["say"], lang: Lang, code: string, handing: HandBack | undefined): Html {
  const user = handing && html` data-user="${handing.user}"`;
  return html` <p>${say("typeIt", lang)}</p>
    <p class="code" ${user} aria-label="${code.split("").join(" ")}">${code.slice(0, 3)} ${code.slice(3)}</p>
    <p class="warn">${say("tellNobody", lang)}</p>`;
}

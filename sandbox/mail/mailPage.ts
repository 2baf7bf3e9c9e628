import { localTime } from "../dates";
import { html, type Html } from "../page/html";
import { duplicates } from "./mailbox";
import type { Message } from "./message";
import { canBeAnswered } from "./reply";

/** The messages, newest first. */
export function inboxBody(messages: readonly Message[], base: string, smtpPort: number): Html {
  const repeated = duplicates(messages);
  const newestFirst = [...messages].reverse();
  return html`<p class="soft">Everything sent to <code>smtp://127.0.0.1:${smtpPort}</code> ends here.</p>
    <p id="said" role="status"></p>
    <form method="post" action="${base}/clear"><button>Delete all</button></form>
    <div id="live">
      ${messages.length === 0 && html`<p>No mail yet.</p>`}
      <ul class="cards">
        ${newestFirst.map((message) => {
          const earlier = repeated.get(message.id);
          return html`<li class="card">
            <h3>
              <a id="message-${message.id}" href="${base}/${message.id}">${message.subject || "(no subject)"}</a>
            </h3>
            <p class="soft">${localTime(message.receivedAt)}<br />from ${message.from}<br />to ${message.to}</p>
            ${message.attachments.length > 0 && html`<p>${message.attachments.length} attached</p>`}
            ${earlier !== undefined && html`<p class="warn">Duplicate of message ${earlier}</p>`}
          </li>`;
        })}
      </ul>
    </div>`;
}

/** One message: text, attachments, headers. HTML is not rendered, because it is foreign content. */
export function messageBody(message: Message, earlier: number | undefined, base: string, wasSent = false): Html {
  return html`<p><a href="${base}/">All mail</a></p>
    ${wasSent && html`<p role="status">Your answer is on its way to the student.</p>`}
    <p class="soft">
      ${localTime(message.receivedAt)}, from ${message.from} to ${message.to} (envelope: ${message.envelope.from} to
      ${message.envelope.to.join(", ")})
    </p>
    ${
      earlier !== undefined &&
      html`<p class="warn">Same Message-ID as <a href="${base}/${earlier}">message ${earlier}</a>: a duplicate.</p>`
    }
    <pre>${message.text}</pre>
    ${replyForm(message, base)}
    <h2>Attachments</h2>
    ${
      message.attachments.length === 0
        ? html`<p>None.</p>`
        : html`<ul>
            ${message.attachments.map(({ name, type, bytes }) => html`<li>${name ?? "unnamed"}: ${type}, ${bytes} bytes</li>`)}
          </ul>`
    }
    <h2>Headers</h2>
    <table>
      ${message.headers.map(
        ({ name, value }) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${value}</td>
          </tr>`,
      )}
    </table>`;
}

/** The form for playing support. Only letters with a reply address can be answered. */
function replyForm(message: Message, base: string): Html | false {
  return (
    canBeAnswered(message) &&
    html`<h2>Reply</h2>
      <form method="post" action="${base}/${message.id}/reply">
        <p>
          <label>Your name <input name="name" value="Anna Pomocna" maxlength="80" required /></label>
        </p>
        <p>
          <label>Your answer<br /><textarea name="text" rows="6" cols="60" maxlength="5000" required></textarea></label>
        </p>
        <p class="soft">Lines that begin with // are notes among staff and do not reach the student.</p>
        <button>Send</button>
      </form>`
  );
}

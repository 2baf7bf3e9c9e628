import { html, type Html } from "../../page/html";
import { optionsOf, text, wordsOf } from "../inputs";
import type { Block } from "../state";

/** The place of a pressable element, as form fields. */
export type Spot = Readonly<Record<string, string>>;

export const hidden = (spot: Spot): Html =>
  html`${Object.entries(spot).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}`;

/** The name that identifies an element when it is pressed. */
export const pathOf = (block: Block, element: Block): string =>
  `${text(block["block_id"])}/${text(element["action_id"])}`;

/** An element to press or choose in a message or a view. Each is a separate form. */
export function drawElement(block: Block, element: Block, spot: Spot, action: string): Html {
  const type = text(element["type"]);
  if (type === "button") return drawButton(block, element, spot, action);
  const label = wordsOf(element["placeholder"]) || "Choose";
  const options = optionsOf(element);
  if (options.length === 0) return html`<span class="soft">(${type})</span>`;
  const initial = (element["initial_option"] as Block | undefined)?.["value"];
  return html`<form method="post" action="${action}" class="choice">
    ${hidden({ ...spot, act: "press", button: pathOf(block, element) })}
    <select name="value" aria-label="${label}" data-now>
      <option value="" ${initial === undefined && "selected"} disabled>${label}</option>
      ${options.map((it) => drawOption(it, it["value"] === initial))}
    </select>
    <button data-without-script>Choose</button>
  </form>`;
}

function drawButton(block: Block, element: Block, spot: Spot, action: string): Html {
  const words = wordsOf(element["text"]);
  const look = text(element["style"]);
  const ask = element["confirm"] as Block | undefined;
  const fields = hidden({ ...spot, act: "press", button: pathOf(block, element) });
  const asked = ask ? `${wordsOf(ask["title"])}\n${wordsOf(ask["text"])}`.trim() : "";
  const address = text(element["url"]);
  if (/^https?:/u.test(address))
    return html`<form method="post" action="${action}" class="pressing">
      ${fields}
      <a class="button ${look}" href="${address}" target="_blank" rel="noopener" data-press>${words}</a>
    </form>`;
  const name = text(element["accessibility_label"]) || words;
  return html`<form method="post" action="${action}" class="pressing" data-confirm="${asked}">
    ${fields}<button class="${look}" aria-label="${name}">${words}</button>
  </form>`;
}

/** The two thumbs of `feedback_buttons`; what they say is read by a screen reader only. */
export function drawFeedback(block: Block, element: Block, spot: Spot, action: string): Html {
  const both = [
    ["👍", element["positive_button"] as Block],
    ["👎", element["negative_button"] as Block],
  ] as const;
  return html`${both.map(
    ([sign, it]) =>
      html`<form method="post" action="${action}" class="pressing">
        ${hidden({ ...spot, act: "press", button: pathOf(block, element), value: text(it["value"]) })}
        <button class="thumb" aria-label="${text(it["accessibility_label"])}">${sign}</button>
      </form>`,
  )}`;
}

function drawOption(option: Block, isChosen: boolean): Html {
  const words = [wordsOf(option["text"]), wordsOf(option["description"])].filter((it) => it !== "").join(" — ");
  return html`<option value="${text(option["value"])}" ${isChosen && "selected"}>${words}</option>`;
}

/** An input block of a modal: its label, its field and its error. */
export function drawInput(
  block: Block,
  error: string | undefined,
  people: readonly { readonly id: string; readonly name: string }[] = [],
): Html {
  const element = block["element"] as Block;
  const id = `field-${text(block["block_id"])}`;
  const hint = wordsOf(block["hint"]);
  const described = `${error === undefined ? "" : `${id}-error `}${hint === "" ? "" : `${id}-hint`}`.trim();
  return html`<div class="field">
    <label for="${id}"
      >${wordsOf(block["label"])}${block["optional"] === true && html` <span class="soft">(optional)</span>`}</label
    >
    ${field(block, withPeople(element, people), id, described, error !== undefined)}
    ${error !== undefined && html`<p class="warn" id="${id}-error" role="alert">${error}</p>`}
    ${hint !== "" && html`<p class="soft" id="${id}-hint">${hint}</p>`}
  </div>`;
}

/** A field for a person, with the people to choose from as Slack's client offers them. */
const withPeople = (element: Block, people: readonly { readonly id: string; readonly name: string }[]): Block =>
  element["type"] === "users_select"
    ? { ...element, options: people.map(({ id, name }) => ({ text: { type: "plain_text", text: name }, value: id })) }
    : element;

function field(block: Block, element: Block, id: string, described: string, isWrong: boolean): Html {
  const name = `value:${text(block["block_id"])}`;
  const type = text(element["type"]);
  const state: Html[] = [];
  if (described !== "") state.push(html` aria-describedby="${described}"`);
  if (isWrong) state.push(html` aria-invalid="true"`);
  const options = optionsOf(element);
  if (options.length > 0) {
    const initial = (element["initial_option"] as Block | undefined)?.["value"];
    return html`<select id="${id}" name="${name}" ${state}>
      <option value="" ${initial === undefined && "selected"}>${wordsOf(element["placeholder"]) || "Choose"}</option>
      ${options.map((it) => drawOption(it, it["value"] === initial))}
    </select>`;
  }
  const placeholder = wordsOf(element["placeholder"]);
  const value = text(element["initial_value"]);
  if (element["multiline"] === true)
    return html`<textarea id="${id}" name="${name}" rows="4" placeholder="${placeholder}" ${state}>${value}</textarea>`;
  const kinds: Readonly<Record<string, string>> = {
    email_text_input: "email",
    url_text_input: "url",
    number_input: "number",
    datepicker: "date",
    timepicker: "time",
  };
  return html`<input
    id="${id}"
    name="${name}"
    type="${kinds[type] ?? "text"}"
    value="${value}"
    placeholder="${placeholder}"
    ${state}
  />`;
}

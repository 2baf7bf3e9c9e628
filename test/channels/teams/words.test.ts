import { activitySchema } from "../../../src/channels/teams/activity";
import { wordsOf } from "../../../src/channels/teams/words";
import type { Json } from "./farEnd";

const said = (fields: Json): string =>
  wordsOf(activitySchema.parse({ type: "message", recipient: { id: "28:bot", name: "Legitka" }, ...fields }));
const html = (content: string) => ({ contentType: "text/html", content });
const reply = (preview: string) =>
  `<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="177862"><strong itemprop="mri" itemid="28:bot">Legitka</strong><span itemprop="time" itemid="177862"></span><p itemprop="preview">${preview}</p></blockquote>`;
const quotedReply = (preview?: string) => ({ type: "quotedReply", quotedReply: { messageId: "177862", preview } });

describe("a quote is not part of what is said", () => {
  test.each<[string, Json]>([
    ["a placeholder before the words", { text: '<quoted messageId="177862"/> gdzie kod?' }],
    ["a placeholder after the words", { text: "gdzie kod? <quoted messageId='177862' />" }],
    ["two placeholders", { text: '<quoted messageId="1"/><quoted messageId="2"/>\ngdzie kod?' }],
    ["a placeholder that is closed", { text: '<quoted messageId="177862">Kod jest gotowy</quoted> gdzie kod?' }],
    [
      "an HTML copy with a quote",
      { text: "Kod jest gotowygdzie kod?", attachments: [html(`${reply("Kod jest gotowy")}<p>gdzie kod?</p>`)] },
    ],
    [
      "a preview squashed into the text",
      { text: "Kod jest gotowygdzie kod?", entities: [quotedReply("Kod jest gotowy")] },
    ],
    [
      "its sender and time too",
      { text: "Legitka 10:12\nKod jest gotowy\ngdzie kod?", entities: [quotedReply("Kod jest gotowy")] },
    ],
    [
      "a preview that was cut short",
      { text: "Kod jest goto… gdzie kod?", entities: [quotedReply("Kod jest goto...")] },
    ],
    [
      "a reference to a message",
      {
        text: '<attachment id="177862"></attachment>gdzie kod?',
        attachments: [
          {
            contentType: "messageReference",
            content: JSON.stringify({ messageId: "177862", messagePreview: "Kod jest gotowy" }),
          },
        ],
      },
    ],
  ])("%s", (_, fields) => expect(said(fields)).toBe("gdzie kod?"));

  test.each<[string, Json, string]>([
    [
      "words that repeat the quote",
      { text: "Kod jest gotowy", entities: [quotedReply("Kod jest gotowy")] },
      "Kod jest gotowy",
    ],
    ["words that begin like a short quote", { text: "tak, działa", entities: [quotedReply("tak")] }, "tak, działa"],
    [
      "words that mention the quote later",
      { text: "napisałeś «Kod jest gotowy», ale nie ma", entities: [quotedReply("Kod jest gotowy")] },
      "napisałeś «Kod jest gotowy», ale nie ma",
    ],
    [
      "a quote behind its placeholder",
      { text: '<quoted messageId="1"/> Kod jest gotowy, ale nie działa', entities: [quotedReply("Kod jest gotowy")] },
      "Kod jest gotowy, ale nie działa",
    ],
  ])("but %s are kept", (_, fields, words) => expect(said(fields)).toBe(words));
});

describe("mentions", () => {
  const mention = (text: string, id: string) => ({ type: "mention", text, mentioned: { id } });

  test.each<[string, Json, string]>([
    [
      "of the bot, before",
      { text: "<at>Legitka</at> menu", entities: [mention("<at>Legitka</at>", "28:bot")] },
      "menu",
    ],
    ["of the bot, in between and after", { text: "halo <at>Legitka</at>, menu <at>Legitka</at>" }, "halo  , menu"],
    ["of the bot, with an id and no entity", { text: '<at id="0">legitka</at> menu' }, "menu"],
    [
      "of somebody else",
      { text: "pani <at>Anna Nowak</at> mówi, że nie", entities: [mention("<at>Anna Nowak</at>", "29:anna")] },
      "pani Anna Nowak mówi, że nie",
    ],
    ["of nobody Teams names", { text: 'zapytam <at id="1">Jana &amp; Ewę</at>' }, "zapytam Jana & Ewę"],
  ])("%s", (_, fields, words) => expect(said(fields)).toBe(words));
});

describe("in a message with more mentions and quotes than any person writes,", () => {
  const mention = (text: string) => ({ type: "mention", text, mentioned: { id: "28:bot" } });
  const many = Array.from({ length: 2_000 }, (_, at) => at);

  test("only the first mentions are searched for, each once", () => {
    const entities = [...many.map(() => mention("<b>Legitka</b>")), ...many.map((at) => mention(`<b>${at}</b>`))];
    expect(said({ text: "<b>Legitka</b> menu <b>3</b> kod <b>1999</b>", entities })).toBe("menu   kod <b>1999</b>");
  });

  test("a mention that consists of spaces removes no spaces", () => {
    expect(said({ text: "menu\u2003kod", entities: many.map(() => mention("\u2003")) })).toBe("menu\u2003kod");
  });

  test("only the first quotes are searched for", () => {
    const entities = many.map((at) => quotedReply(`Kod jest gotowy ${at + 1_000}`));
    expect(said({ text: "Kod jest gotowy 1003 gdzie?", entities })).toBe("gdzie?");
    expect(said({ text: "Kod jest gotowy 2999 gdzie?", entities })).toBe("Kod jest gotowy 2999 gdzie?");
  });
});

test("a link with a label keeps its address", () => {
  const content = '<p>jest na <a href="https://www.gov.pl/web/mobywatel?a=1&amp;b=2">strona gov</a>, dalej nic</p>';
  expect(said({ text: "jest na strona gov, dalej nic", attachments: [html(content)] })).toBe(
    "jest na strona gov (https://www.gov.pl/web/mobywatel?a=1&b=2), dalej nic",
  );
});

test.each(["https://www.gov.pl/web/mobywatel", "www.gov.pl/web/mobywatel", "gov.pl"])("%s is written once", (text) => {
  const link = `<a href="https://www.gov.pl/web/mobywatel">${text}</a>`;
  expect(said({ text, attachments: [html(`<p>${link}</p>`)] })).toBe(text);
  expect(said({ text: "", attachments: [html(`<p>${link}</p>`)] })).toBe(text);
});

test("lines stay apart where the HTML copy is read", () => {
  const content = '<p>1. <a href="https://a.pl/x">strona</a></p><p>2. nic</p><ol><li>raz</li><li>dwa</li></ol>';
  expect(said({ text: "1. strona 2. nic", attachments: [html(content)] })).toBe(
    "1. strona (https://a.pl/x)\n2. nic\n 1. raz\n 2. dwa",
  );
});

test.each([
  ["działa :+1:", "działa 👍"],
  [":thumbsup::skin-tone-3: dzięki :pray:", "👍 dzięki 🙏"],
  [":parrot: o 12:30:45", ":parrot: o 12:30:45"],
])("short codes become emoji: %s", (text, words) => expect(said({ text })).toBe(words));

test("a message of emoji alone, which Teams sends in the HTML copy, is not empty", () => {
  expect(said({ text: "", attachments: [html('<p><emoji id="yes" alt="👍" title="Tak"></emoji></p>')] })).toBe("👍");
});

test("items of a list stay apart, each on its line", () => {
  const list = "<p>Mam:</p><ul><li>telefon</li><li>kod</li></ul><ol><li>a</li><li>b</li></ol>";
  const read = said({ text: "Mam:telefonkodab", attachments: [html(list)] });
  expect(read.split("\n").map((it) => it.trim())).toEqual(["Mam:", "• telefon", "• kod", "1. a", "2. b"]);
});

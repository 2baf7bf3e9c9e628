import { plainOf } from "../../../src/channels/slack/mrkdwn";
import { emojiIn, readWords } from "../../../src/channels/slack/read";

const nameOf = ({ user }: { user: string }) => Promise.resolve(user === "U0ANNA" ? "Anna Nowak" : undefined);
const read = (message: Parameters<typeof readWords>[2]) => readWords({ nameOf }, "T1", message, "U0BOT");

test.each([
  ["<https://www.gov.pl/web/mobywatel|strona gov>", "strona gov (https://www.gov.pl/web/mobywatel)"],
  ["<http://gov.pl|gov.pl>", "gov.pl"],
  ["<https://www.gov.pl/a?b=1&amp;c=2>", "https://www.gov.pl/a?b=1&c=2"],
  ["<mailto:pomoc@uni.opole.pl|napisz>", "napisz (pomoc@uni.opole.pl)"],
  ["na <#C1|pomoc>, <#C2> i <!subteam^S1|@dyżur>", "na #pomoc,  i @dyżur"],
  ["działa :+1::skin-tone-3: dzięki :parrot:", "działa 👍 dzięki :parrot:"],
])("what was written as «%s» is read as «%s»", (written, seen) => expect(plainOf(written)).toBe(seen));

test("people are named, the bot is not, and a person whom Slack does not name keeps their label", async () => {
  const { typed } = await read({ text: "<@U0BOT> zapytałam <@U0ANNA>, potem <@U0X|janka> i <@U0Y>" });
  expect(typed).toBe("zapytałam Anna Nowak, potem janka i");
});

test("emoji of any kind are read from the blocks, in which Slack names them", async () => {
  const emoji = { type: "emoji", name: "flag-pl", unicode: "1f1f5-1f1f1" };
  const custom = { type: "emoji", name: "legitka" };
  const blocks = [{ type: "rich_text", elements: [{ type: "rich_text_section", elements: [emoji, custom] }] }];
  expect([...emojiIn(blocks)]).toEqual([["flag-pl", "🇵🇱"]]);
  expect(await read({ text: ":flag-pl: :legitka:", blocks })).toEqual({ typed: "🇵🇱 :legitka:", shared: "" });
});

test("shared messages are separated from typed words", async () => {
  const attachments = [{ is_share: true, text: "Kod jest nowy od <@U0ANNA>" }, { text: "a preview of a link" }];
  expect(await read({ text: "patrz", attachments })).toEqual({ typed: "patrz", shared: "Kod jest nowy od Anna Nowak" });
});

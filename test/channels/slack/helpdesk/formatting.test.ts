import { withoutMinorStyles } from "../../../../src/channels/slack/styles";
import { entryMessage } from "../../../../src/channels/slack/helpdesk/ticketCard";
import { copy } from "../../../support/copy";
import { textOf } from "../slackStudent";
import { openDeskWorld, type DeskWorld } from "./deskWorld";

let desk: DeskWorld;
beforeEach(async () => {
  desk = await openDeskWorld();
});
afterEach(() => desk.close());

async function ticket() {
  const student = desk.world.slackStudent("anna");
  await student.signsInAs("anna");
  await student.says("chcę pogadać z człowiekiem");
  await student.submits("Nie widzę kodu <!channel> *Dodaj*.");
  await student.presses("send");
  return { student, card: desk.cards().at(-1)! };
}

test("what staff format in a thread arrives: bold words, a list, lines, names, emoji and the address of a link", async () => {
  const { student, card } = await ticket();
  const wojtek = desk.staff("wojtek").person.id;
  await desk
    .staff("marta")
    .writes(card, `Napisz, proszę, _dziś_ do <@${wojtek}>:\n• *album*\n• \`rok\`\nhttps://uni.opole.pl/a_b_c :+1:`);
  const section = student.screen
    .flatMap(({ blocks = [] }) => blocks)
    .find((it) => JSON.stringify(it).includes("• *album"));
  expect(section).toMatchObject({
    text: {
      type: "mrkdwn",
      text: "Napisz, proszę, dziś do Wojciech Cierpliwy:\n• *album*\n• rok\n<https://uni.opole.pl/a_b_c> 👍",
    },
  });
});

test("short codes in the form of a reply become emoji", async () => {
  const { student, card } = await ticket();
  const marta = desk.staff("marta");
  await marta.presses(card, "reply");
  await marta.submits({ reply: "Gotowe :tada:" });
  expect(student.seesAll).toContain("Gotowe 🎉");
});

test("nothing that a student types mentions or formats anything among staff", async () => {
  const { card } = await ticket();
  expect(textOf(card)).toContain("<!channel> *Dodaj*.");
  const sent = desk.world.slack.calls().filter(({ args }) => JSON.stringify(args).includes("Dodaj"));
  expect(sent.length).toBeGreaterThan(0);
  for (const { args } of sent) expect(String(args["text"])).not.toContain("<!channel>");
});

test("a name or a file that looks like a mention pings nobody", async () => {
  const by = { id: "e1", at: "2026-11-23T09:00:00Z", from: "staff", via: "slack", author: "<!channel>" } as const;
  const say = (key: string, _: string, values = {}): string =>
    key === "plain" ? "10:00" : copy(`helpdesk.${key}`, values);
  for (const what of ["said", "claimed"] as const) {
    const { text } = entryMessage({ ...by, what, text: "Tak.", files: [] }, say, "pl", () => "");
    expect(text).toContain("&lt;!channel&gt;");
    expect(text).not.toContain("<!channel>");
  }
  const { card } = await ticket();
  const marta = desk.staff("marta");
  await marta.writes(card, "Plik:", ["<!here>.pdf"]);
  expect(marta.whispered().at(-1)).toContain("&lt;!here&gt;.pdf");
});

test.each([
  ["_kod_ i `L-1`", "kod i L-1"],
  ["```\nkrok 1\nkrok 2\n```", "krok 1\nkrok 2"],
  ["snake_case_name, https://a.pl/_b_", "snake_case_name, https://a.pl/_b_"],
  ["~nie to~ *to*", "~nie to~ *to*"],
])("of «%s» staff's words are «%s»", (written, said) => expect(withoutMinorStyles(written)).toBe(said));

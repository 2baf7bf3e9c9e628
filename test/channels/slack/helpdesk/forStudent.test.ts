import { forStudent } from "../../../../src/channels/slack/helpdesk/forStudent";
import { plainOf } from "../../../../src/channels/slack/mrkdwn";

const names = new Map([["UWOJTEK", "Wojciech Cierpliwy"]]);
const meant = (raw: string) => forStudent(plainOf(raw, { names }), raw, "UBOT");

describe("a message of staff in a thread", () => {
  test.each(["// sama notatka", "// notatka\n// w dwóch wierszach", "// notatka <@UWOJTEK>", ""])(
    "is not relayed: %j",
    (raw) => expect(meant(raw)).toEqual({ kind: "nothing" }),
  );

  test.each([
    ["Proszę zamówić ponownie.", "Proszę zamówić ponownie."],
    ["Proszę zamówić.\n// ma zaległości", "Proszę zamówić."],
    ["Proszę zamówić.\n// ma zaległości\n\nKod będzie jutro.", "Proszę zamówić.\n\nKod będzie jutro."],
    ["// ma zaległości\n\nProszę zamówić.", "Proszę zamówić."],
    ["Proszę zamówić.\n// <@UWOJTEK> zerknij", "Proszę zamówić."],
    ["Sprawą zajmie się <@UWOJTEK>, odpisze jutro.", "Sprawą zajmie się Wojciech Cierpliwy, odpisze jutro."],
    ["<@UBOT> proszę zamówić ponownie", "proszę zamówić ponownie"],
    ["Proszę pisać na anna@uni.opole.pl, czy dobrze?", "Proszę pisać na anna@uni.opole.pl, czy dobrze?"],
  ])("is relayed: %j", (raw, text) => expect(meant(raw)).toEqual({ kind: "relay", text }));

  test.each([
    "<@UWOJTEK> zerkniesz? ona chyba ma zaległości",
    "<@UWOJTEK|wojtek> zerkniesz",
    "• *<@UWOJTEK>* zerkniesz",
    "hej <@UWOJTEK>, zerkniesz",
    "Proszę zamówić ponownie.\n<@UWOJTEK> ona ma zaległości",
    "ona ma zaległości, zerkniesz <@UWOJTEK>?",
    "<!subteam^S1|@helpdesk> czyje to?",
    "<!here> kto to bierze",
    "@wojtek zerkniesz",
    "// ma zaległości\nod marca",
    "// notatka\nProszę zamówić ponownie.",
  ])("is relayed only after a question to its author: %j", (raw) => expect(meant(raw).kind).toBe("ask"));
});

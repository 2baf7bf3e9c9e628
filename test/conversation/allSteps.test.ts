import type { Opening } from "../../dialogs/kit/card";
import type { Text } from "../../dialogs/kit/text";
import type { Output } from "../../src/conversation/turnContext";
import { types } from "./inTheWalkthrough";
import { frameAt, linked } from "./people";
import { effects, Talk } from "./talk";

const guides = {
  activate: ["prepare", "openApp", "add", "choose", "description", "terms", "camera", "scan", "code", "done"],
  extendGuide: ["more", "extend", "terms", "scan", "code"],
};
const known = { activate: { phone: "android", layout: "older" }, extendGuide: {} };

const cardOf = (outputs: readonly Output[]) => {
  const asked = outputs.findLast((it) => it.kind === "ask");
  if (!asked) throw new Error("no card was shown");
  return asked.card;
};
const keyOf = (text: Text | readonly Text[]): string => {
  const [first] = Array.isArray(text) ? (text as Text[]) : [text as Text];
  return first && "key" in first ? first.key : "";
};
const listOf = (outputs: readonly Output[]): readonly Opening[] => cardOf(outputs).opens ?? [];
const follow = (talk: Talk, { dialog, data }: Opening): readonly Output[] =>
  talk.presses(`o/${dialog}?${new URLSearchParams(data).toString()}`);

describe.each(Object.entries(guides))("in the walkthrough %s,", (name, steps) => {
  const at = (step: string): Talk => {
    const data = known[name as keyof typeof known];
    return new Talk({ ...linked, frame: frameAt(name, step, data) });
  };

  test.each(steps)(
    "from %s the list leads with one press to every other step, and back to the step where it was opened",
    (step) => {
      const others = steps.filter((it) => it !== step);
      expect(listOf(at(step).chooses("all")).map(({ data }) => data?.["to"])).toEqual(others);
      for (const [index, other] of others.entries()) {
        const talk = at(step);
        const opening = listOf(talk.chooses("all"))[index];
        if (opening) follow(talk, opening);
        expect(talk.at).toBe(`${name}.${other}`);
        expect(talk.frame.data).toMatchObject(known[name as keyof typeof known]);
      }
      const talk = at(step);
      talk.chooses("all");
      talk.chooses("again");
      expect(talk.at).toBe(`${name}.${step}`);
    },
  );

  test.each(steps)("from %s the student can get help for every other step", (step) => {
    for (const index of steps.slice(1).keys()) {
      const talk = at(step);
      const own = keyOf(cardOf(talk.chooses("stuck")).text);
      const opening = listOf(talk.chooses("all"))[index];
      const found = opening ? keyOf(cardOf(follow(talk, opening)).text) : "";
      expect(talk.at).toBe(`${name}.help`);
      expect(found).toMatch(/\.help$/);
      expect([opening?.data?.["to"], found === own]).toEqual([talk.frame.data["helpAt"], false]);
    }
  });

  test.each(["scan", "code"])(
    "at %s «show the codes» shows the codes at once, and the conversation stays at the step",
    (step) => {
      const talk = at(step);
      expect(effects(talk.chooses("showCode"))).toEqual(["secret.show"]);
      expect(talk.at).toBe(`${name}.${step}`);
    },
  );

  test("a student who has the chat on the same phone is told to copy the codes, at both steps", () => {
    const talk = at("scan");
    const [scan] = talk.chooses("samePhone").filter((it) => it.kind === "ask");
    expect(keyOf(scan?.card.text ?? [])).toBe(`${name}.scan.onePhone.text`);
    expect(scan?.card.choices).not.toContain("samePhone");
    expect(keyOf(cardOf(talk.chooses("next")).text)).toBe(`${name}.code.onePhone.text`);
  });
});

test("a jump to a step that differs between the two layouts first asks for the layout, with a drawing of both", () => {
  const talk = new Talk({ ...linked, frame: frameAt("activate", "terms", { phone: "android" }) });
  const list = listOf(talk.chooses("all"));
  const choose = list.find(({ data }) => data?.["to"] === "choose");
  expect(cardOf(choose ? follow(talk, choose) : []).image?.name).toBe("layouts");
  expect(talk.at).toBe("activate.layout");
});

test.each([
  ["krok 8", "activate.scan"],
  ["step 2", "activate.openApp"],
])("«%s» typed in the middle of the walkthrough jumps there", (text, at) => {
  const talk = new Talk({
    ...linked,
    frame: { ...frameAt("activate", "terms", known.activate), progress: 6 },
  });
  types(talk, text);
  expect(talk.at).toBe(at);
});

describe("below the numbered list of all steps, a text that is only a number means the step of that number:", () => {
  const listed = (list: "steps" | "help"): Talk => {
    const talk = new Talk({ ...linked, frame: frameAt("activate", "terms", { ...known.activate, helpAt: "terms" }) });
    if (list === "help") talk.chooses("stuck");
    talk.chooses("all");
    expect(talk.at).toBe("activate.all");
    return talk;
  };

  test.each([
    ["8", "scan"],
    ["8.", "scan"],
    ["nr 8", "scan"],
    ["#8", "scan"],
    ["8️⃣", "scan"],
    ["osiem", "scan"],
    ["ósmy", "scan"],
    ["osmy proszę", "scan"],
    ["oseim", "scan"],
    ["do ósmego", "scan"],
    ["8 krok", "scan"],
    ["kork 8", "scan"],
    ["krok 8", "scan"],
    ["step 8", "scan"],
    ["setp 8", "scan"],
    ["step eight", "scan"],
    ["eigth", "scan"],
    ["the 8th one", "scan"],
    ["the second one", "openApp"],
    ["two", "openApp"],
    ["вісім", "scan"],
    ["крок восьмий", "scan"],
    ["до другого кроку", "openApp"],
    ["1", "prepare"],
    ["10", "done"],
    ["6", "terms"],
  ])("«%s»", (text, step) => {
    const steps = listed("steps");
    types(steps, text);
    expect([steps.at, steps.frame.data]).toEqual([`activate.${step}`, known.activate]);
    const help = listed("help");
    types(help, text);
    expect([help.at, help.frame.data]).toEqual(["activate.help", { ...known.activate, helpAt: step }]);
  });

  test.each(["pomóż mi z krokiem 4", "z czwartym", "help with step 4", "допоможи з кроком 4"])(
    "«%s», where the list asks which step to help with",
    (text) => {
      const talk = listed("help");
      types(talk, text);
      expect([talk.at, talk.frame.data["helpAt"]]).toEqual(["activate.help", "choose"]);
    },
  );

  test("a number that no step has shows the list again", () => {
    const talk = listed("steps");
    const shown = listOf(types(talk, "14"));
    expect([talk.at, shown.length]).toEqual(["activate.all", 9]);
  });

  test.each(["one second", "jedną chwilę", "nie 8", "8 czy 9?", "mam 20 lat i nie działa"])(
    "«%s» is no such number",
    (text) => {
      const talk = listed("steps");
      types(talk, text);
      expect(talk.at).not.toMatch(/^activate\.(?!all|help)/);
    },
  );
});

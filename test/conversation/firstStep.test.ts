import { types, walking } from "./inTheWalkthrough";
import { said } from "./talk";

describe("at the first step", () => {
  test.each([
    "profil zaufany mam, ale mobywatela nie mam jeszcze, ściągam właśnie",
    "profil zaufany mam, ale mobywatela jeszcze ściągam",
    "i have profil zaufany but i don't have mobywatel yet",
    "профіль зауфани є, мобивател ще качаю",
  ])("what is missing is explained, and not what is there: «%s»", (text) => {
    const talk = walking("prepare", 1);
    expect(said(types(talk, text))).toContain("activate.prepare.appLeft");
    expect(talk.at).toBe("activate.prepare");
  });

  test.each([
    "nie mam profilu zaufanego ani mobywatela",
    "i don't have profil zaufany, app neither",
    "профілю нема, застосунку теж",
  ])("who has neither is not told that one is there: «%s»", (text) => {
    expect(said(types(walking("prepare", 1), text))).not.toContain("activate.prepare.appLeft");
  });

  test.each([
    "профіль зауфани є, мобивател тоже скачав. а пластикову здавати нада буде?",
    "profil mam, aplikację też pobrałam. a plastikową trzeba będzie oddać?",
    "i have the profile, downloaded the app too. is the plastic card still needed?",
  ])("a question after what is there gets its answer, with the way to the next step: «%s»", (text) => {
    const talk = walking("prepare", 1);
    types(talk, text);
    expect([talk.at, talk.frame.data["about"]]).toEqual(["advice.look", "plastic"]);
    talk.presses("o/resumed");
    expect(talk.at).toBe("activate.openApp");
  });
});

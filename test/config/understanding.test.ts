import { understandingConfig } from "../../src/config/understanding";

const url = "http://ollama.uni.opole.pl:11434/v1";

function problemsOf(env: Record<string, string>): string[] {
  const problems: string[] = [];
  understandingConfig(env, problems);
  return problems.map((it) => it.slice(0, it.indexOf(":")));
}

describe("the setting for messages that are not understood", () => {
  test("is off unless the operator sets it", () => {
    const problems: string[] = [];
    expect(understandingConfig({}, problems)).toEqual({ keptDays: 0, endpoint: undefined });
    expect(problems).toEqual([]);
  });

  test("has the value that the operator sets", () => {
    const env = { KEEP_MISSED_DAYS: "14", UNDERSTANDING_URL: url, UNDERSTANDING_MODEL: "llama3.1:8b" };
    expect(understandingConfig(env, [])).toEqual({
      keptDays: 14,
      endpoint: { url, model: "llama3.1:8b", key: undefined },
    });
  });

  test.each([
    ["a model without its server", { UNDERSTANDING_MODEL: "llama3.1:8b" }, ["UNDERSTANDING_MODEL"]],
    ["a key without its server", { UNDERSTANDING_KEY: "sesame" }, ["UNDERSTANDING_KEY"]],
    ["a server without a model", { UNDERSTANDING_URL: url }, ["UNDERSTANDING_MODEL"]],
    ["no address", { UNDERSTANDING_URL: "ollama", UNDERSTANDING_MODEL: "m" }, ["UNDERSTANDING_URL"]],
    ["a file", { UNDERSTANDING_URL: "file:///etc/passwd", UNDERSTANDING_MODEL: "m" }, ["UNDERSTANDING_URL"]],
    [
      "an address with a question",
      { UNDERSTANDING_URL: `${url}?key=1`, UNDERSTANDING_MODEL: "m" },
      ["UNDERSTANDING_URL"],
    ],
    [
      "a key with a line break",
      { UNDERSTANDING_URL: url, UNDERSTANDING_MODEL: "m", UNDERSTANDING_KEY: "a\nb" },
      ["UNDERSTANDING_KEY"],
    ],
    [
      "a password in the address",
      { UNDERSTANDING_URL: "http://a:b@ollama/v1", UNDERSTANDING_MODEL: "m" },
      ["UNDERSTANDING_URL"],
    ],
  ])("is refused with the remedy when it is %s", (_, env, names) => {
    expect(problemsOf(env)).toEqual(names);
  });
});

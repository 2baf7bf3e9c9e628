import { settings } from "../../src/config/config";
import { misspelt } from "../../src/config/misspelt";

const meant = (...names: string[]): Record<string, string> =>
  Object.fromEntries(
    misspelt(Object.fromEntries(names.map((it) => [it, "a value"])), settings).map((it) => [it.name, it.meant]),
  );

test("a variable that is almost a setting is reported with the setting that was probably meant", () => {
  expect(meant("SECRET_SHOWN_MINUTE", "SMPT_URL", "TOKEN_KEY", "REDIS_URI", "DATADIR")).toEqual({
    SECRET_SHOWN_MINUTE: "SECRET_SHOWN_MINUTES",
    SMPT_URL: "SMTP_URL",
    TOKEN_KEY: "TOKEN_KEYS",
    REDIS_URI: "REDIS_URL",
    DATADIR: "DATA_DIR",
  });
});

test("settings, variables of the system and empty variables are not reported", () => {
  expect(meant(...settings)).toEqual({});
  const usual = ["PATH", "HOME", "HOSTNAME", "USER", "POST", "PWD", "NODE_ENV", "XDG_DATA_DIRS", "KUBERNETES_PORT"];
  expect(meant(...usual, "REDIS_PASSWORD", "LEGITKA_HOST", "LOGNAME", "SHLVL")).toEqual({});
  expect(misspelt({ TOKEN_KEY: "", SMPT_URL: undefined }, settings)).toEqual([]);
});

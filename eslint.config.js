const tseslint = require("typescript-eslint");

/** Microsoft's archived SDK: one folder knows it, so that one folder is all that another SDK has to replace. */
const teamsSdk = ["botbuilder", "botbuilder-core", "botframework-connector", "botframework-schema"].map((name) => ({
  name,
  message: "Only src/channels/teams/botbuilder knows the Bot Framework SDK.",
}));

/** What the product is tried and tested against: only what puts the two together imports it. */
const sandbox = ["**/sandbox", "**/sandbox/**"];

/** Which folders a folder may not import from: imports run one way (see CONTRIBUTING.md, «The house»). */
const oneWay = [
  { files: ["src/**/*.ts"], never: [] },
  {
    files: ["dialogs/**/*.ts"],
    never: ["**/src/**", "node:*", "fastify", "lmdb", "pino", "redis", "@slack/*"],
  },
  {
    files: ["src/conversation/**/*.ts"],
    never: [
      "**/channels/**",
      "!**/channels/port",
      "**/usos/**",
      "**/orders/**",
      "**/tickets/**",
      "**/accounts/**",
      "**/outbox/**",
    ],
  },
  {
    files: ["src/understanding/**/*.ts"],
    never: ["**/channels/**", "!**/channels/port", "**/usos/**", "**/store/**", "**/conversation/**"],
  },
  {
    files: ["src/store/**/*.ts"],
    never: ["**/channels/**", "!**/channels/port", "**/usos/**", "**/conversation/**", "**/dialogs/**", "**/orders/**"],
  },
  {
    files: ["src/usos/**/*.ts"],
    never: [
      "**/channels/**",
      "!**/channels/port",
      "**/conversation/**",
      "**/store/**",
      "**/dialogs/**",
      "**/orders/**",
    ],
  },
  {
    files: ["src/channels/**/*.ts"],
    never: ["**/usos/**", "**/orders/**", "**/tickets/**", "**/outbox/**", "**/main"],
  },
  {
    files: ["src/channels/teams/botbuilder/**/*.ts"],
    never: ["**/usos/**", "**/orders/**", "**/store/**", "**/conversation/**", "**/main"],
    knowsSdk: true,
  },
  {
    // The staff's side of tickets, drawn in Slack: it knows the desk, as the students' chats do not.
    files: ["src/channels/slack/helpdesk/**/*.ts"],
    never: ["**/usos/**", "**/orders/**", "**/outbox/**", "**/main"],
  },
  {
    files: ["src/helpdesk/**/*.ts"],
    never: ["**/channels/**", "**/main"],
  },
  {
    files: ["src/orders/**/*.ts", "src/accounts/**/*.ts", "src/tickets/**/*.ts"],
    never: ["**/channels/web/**", "**/channels/teams/**", "**/channels/slack/**"],
  },
  { files: ["sandbox/**/*.ts"], never: ["**/src/**", "**/dialogs/**"], knowsSandbox: true },
  { files: ["src/playground.ts"], never: [], knowsSandbox: true },
];

module.exports = tseslint.config(
  { ignores: ["dist", "coverage", "node_modules", ".data"] },
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "no-console": "error",
      "max-lines": ["error", { max: 300 }],
    },
  },
  ...oneWay.map(({ files, never, knowsSdk = false, knowsSandbox = false }) => ({
    files,
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: knowsSdk ? [] : teamsSdk,
          patterns: [
            ...(never.length > 0 ? [{ group: never, message: "Imports run one way; see CONTRIBUTING.md." }] : []),
            ...(knowsSandbox ? [] : [{ group: sandbox, message: "Only src/playground.ts knows the sandbox." }]),
          ],
        },
      ],
    },
  })),
  {
    files: ["test/**/*.ts"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
);

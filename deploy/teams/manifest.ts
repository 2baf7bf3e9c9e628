import type { TeamsManifestLatest } from "@microsoft/app-manifest";
import { languages, type Lang } from "../../dialogs/kit/text";
import { accentColor } from "./icons";
import type { Inputs } from "./inputs";
import type { AppTexts } from "./texts";

/** The newest version that is no preview; the type refuses another one when Microsoft's package brings a newer. */
const manifestVersion = "1.30";
const schemas = `https://developer.microsoft.com/json-schemas/teams/v${manifestVersion}`;

/** The manifest's own texts are Polish; the other languages have files beside it. */
const defaultLanguage: Lang = "pl";
export const otherLanguages = languages.filter((it) => it !== defaultLanguage);

/**
 * A student's own chat and nothing else: codes are as good as the document, so no team and no group may see them. With the helpdesk
 * in Teams, the app can also be added to a team; in every channel but the helpdesk's it only says where it talks.
 */
const personal: ["personal"] = ["personal"];
const withTeam: ["personal", "team"] = ["personal", "team"];

/** The app as Teams knows it. Shows Polish texts where no localisation replaces them. */
export function manifestOf(inputs: Inputs, version: string): TeamsManifestLatest {
  const { appId, manifestId, publicUrl, institution } = inputs;
  const texts = inputs.texts[defaultLanguage];
  const { cardPage } = institution.links;
  return {
    $schema: `${schemas}/MicrosoftTeams.schema.json`,
    manifestVersion,
    version,
    id: manifestId,
    localizationInfo: {
      defaultLanguageTag: defaultLanguage,
      additionalLanguages: otherLanguages.map((lang) => ({ languageTag: lang, file: `${lang}.json` })),
    },
    developer: {
      name: texts.name,
      websiteUrl: cardPage,
      privacyUrl: inputs.privacyUrl,
      termsOfUseUrl: inputs.termsUrl,
    },
    name: { short: texts.name, full: texts.fullName },
    description: { short: texts.summary, full: texts.about },
    icons: { color: "color.png", outline: "outline.png" },
    accentColor,
    bots: [
      {
        botId: appId,
        scopes: inputs.helpdesk ? withTeam : personal,
        isNotificationOnly: false,
        supportsFiles: false,
        supportsCalling: false,
        supportsVideo: false,
        commandLists: [{ scopes: personal, commands: texts.commands.map((it) => ({ ...it })) }],
      },
    ],
    // The page after the sign-in names both sides, the chat's by the name the student has in Teams. Nobody is written to
    // outside the chat they opened themselves, so `messageTeamMembers` is not asked for.
    permissions: ["identity"],
    // Where the sign-in window opens and ends. The university's own page, which the window passes in between, does not belong here.
    validDomains: [new URL(publicUrl).host],
    defaultInstallScope: "personal",
  };
}

/** The texts of the manifest in another language, by the paths they have in the manifest. */
export function localisationOf({ name, fullName, summary, about, commands }: AppTexts): Record<string, string> {
  const ofCommands = commands.flatMap(({ title, description }, i) => {
    const path = `bots[0].commandLists[0].commands[${i}]`;
    return [
      [`${path}.title`, title],
      [`${path}.description`, description],
    ];
  });
  return {
    $schema: `${schemas}/MicrosoftTeams.Localization.schema.json`,
    "name.short": name,
    "name.full": fullName,
    "description.short": summary,
    "description.full": about,
    ...(Object.fromEntries(ofCommands) as Record<string, string>),
  };
}

const tokens = /(<[@#!][^>\s]*>)|(https?:\/\/[^\s<>]+)|([\w.+-]+@[\w-]+(?:\.[\w-]+)+)|([&<>])/gu;
const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/**
 * How Slack converts what a person types: URLs become links, three characters are escaped, mentions stay.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export function typed(text: string): string {
  return text.replace(tokens, (all: string, mention?: string, url?: string, mail?: string) => {
    if (mention !== undefined) return mention;
    if (url !== undefined) return `<${url.replaceAll("&", "&amp;")}>`;
    if (mail !== undefined) return `<mailto:${mail}|${mail}>`;
    return entities[all] ?? all;
  });
}

import type { Institution } from "../../dialogs/kit/institution";

const addresses = /(?:https:\/\/|@)([\w.-]+)/g;

/**
 * Creates the check whether a link leads to where the institution's file does: to one of its hosts or below it, or below the domain
 * of its e-mail addresses, or to a host of the sources of the release. Students enter their university's password behind links, so a single member of the staff, or whoever has
 * their session, must not be able to send all of them anywhere.
 */
export function createKnownHosts(institution: Institution, sources: readonly string[] = []): (link: string) => boolean {
  const found = [...JSON.stringify([institution, sources]).matchAll(addresses)].map(([, host = ""]) =>
    host.replace(/^www\./, ""),
  );
  const known = new Set(found);
  return (link) => {
    // The host is what a browser makes of it, not what it looks like.
    const { hostname, username } = URL.canParse(link) ? new URL(link) : { hostname: "", username: "" };
    const labels = hostname.split(".");
    return username === "" && labels.some((_, at) => known.has(labels.slice(at).join(".")));
  };
}

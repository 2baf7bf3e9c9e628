import type { Student } from "./student";

/** Asks for the copy of one's data, at the card that offers it, and returns its address. */
export async function copyAddress(student: Student): Promise<string> {
  await student.presses("export");
  const urls = student.screen.flatMap(({ view }) => view.buttons.flatMap((it) => ("url" in it ? [it.url] : [])));
  const url = urls.findLast((it) => it.includes("/copy/"));
  if (url === undefined) throw new Error(`no address of a copy on the screen:\n${student.seesAll}`);
  return url;
}

/** Presses the button on the page at the address. `format` is `page` or `json`. */
export const fetchCopy = (url: string, format: string): Promise<Response> =>
  fetch(url, { method: "POST", body: new URLSearchParams({ format }) });

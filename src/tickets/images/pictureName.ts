import type { Header } from "./header";

const endings: Readonly<Record<Header["type"], string>> = { "image/png": ".png", "image/jpeg": ".jpg" };
const mostCharacters = 60;

/**
 * The name under which a student's picture reaches staff. Its ending says what the file really is, because the student chooses the
 * name, and a computer opens a file by its ending.
 */
export function pictureName(name: string, type: Header["type"]): string {
  const bare = name
    .normalize("NFC")
    .replace(/\.[^.]*$/, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-");
  const ending = endings[type];
  const cut = Array.from(bare)
    .slice(0, mostCharacters - ending.length)
    .join("");
  const short = cut
    .split("-")
    .filter((it) => it !== "")
    .join("-");
  return (short || "picture") + ending;
}

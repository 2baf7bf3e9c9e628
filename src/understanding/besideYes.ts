const yes =
  /^(?:(?:no\s+)?(?:tak|yes|yeah|yep|yup|sure|так|да|ага|угу|jasne|dobra|ok|okay|please|proszę|poproszę|будь ласка|ну|no)(?!\p{L})[\s,.!]*)+/iu;

/** The rest of a text beside its yes: of «yes please, order it» the wish. Empty if it is nothing but a yes, or no yes at all. */
export function besideYes(text: string): string {
  const found = yes.exec(text.trim());
  return found ? text.trim().slice(found[0].length).trim() : "";
}

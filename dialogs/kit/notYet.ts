/** A question whether it works now, or a wish to try: «działa?», «zaraz sprawdzę, czy działa», «I’ll try if it works». */
export const notYet =
  /\?|(?<!\p{L})(?:czy|sprawdz\p{L}*|spr[oó]buj\p{L}*|zaraz|mo[zż]e|je[sś]li|if|whether|try|i.?ll|maybe|чи|спробую|перевірю|може|якщо)(?!\p{L})/iu;

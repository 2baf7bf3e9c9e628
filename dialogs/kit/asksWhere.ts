import { wordsIn } from "./text";

const where =
  /(?<!\p{L})(?:gdzie|kaj|skąd|skad|where|de|kudy|де|куди|где)\s+(?:(?:is|are|do|can|should|would)\s+)?(?:to|ten|ta|te|tego|tam|on|ona|mam|jest|niby|dokładnie|dokladnie|dokładnie|znajdę|znajde|kliknąć|kliknac|szukać|szukac|nacisnąć|nacisnac|it|that|this|i|we|tse|ce|vono|meni|ja|це|він|вона|воно|той|та|цей|мені|я|саме|натиснути|шукати|это)(?!\p{L})/iu;
const fewWords = 7;
/** «Gdzie jest moja legitymacja?» asks about the order. */
const ofSomethingElse =
  /(?<!\p{L})(?:legit|kart[aęy]|card|kod|code|qr|dziekanat|квит|карт|код|legityma|zamówieni|zamowieni|order)/iu;

/** Whether a text asks where the thing of the current step is: «a gdzie to jest?», «where is that?», «а де це?». */
export const asksWhere = (text: string): boolean =>
  where.test(text) && !ofSomethingElse.test(text) && wordsIn(text) <= fewWords;

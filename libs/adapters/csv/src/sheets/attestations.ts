import { Attestation } from '@meervoud/indicator';
import { date, decimal, key, line, text, whole, year, yesNo } from '../cells.ts';
import { defineSheet, filled, optional, present, RowProblem } from '../sheet.ts';
import { atNoon } from './at-noon.ts';

/** What a named person states where no record can (R8). Checked and typed; goes to `meervoud attest`, not through the adapter. */
export const attestationsSheet = defineSheet({
  name: 'verklaringen',
  about: { nl: 'wat iemand met naam verklaart waar geen registratie is', en: 'what a named person states where there is no record' },
  columns: {
    set: optional(['indicatorset', 'set'], key, 'set van indicatoren; zonder deze kolom basisveiligheid', 'set of indicators; basisveiligheid without this column'),
    year: filled(['verslagjaar', 'jaar'], year, 'verslagjaar', 'reporting year'),
    indicator: filled(['indicator', 'inid'], key, 'INID van de indicator', 'INID of the indicator'),
    location: present(['locatie', 'locatiecode'], key, 'code van de locatie; leeg voor de hele organisatie', 'code of the location; empty for the whole organization'),
    text: optional(['tekst', 'toelichting'], text, 'antwoord in woorden', 'answer in words'),
    url: optional(['url', 'link'], line, 'antwoord als adres van een webpagina', 'answer as the address of a web page'),
    numerator: optional(['teller'], whole, 'antwoord als teller, met noemer', 'answer as numerator, with denominator'),
    denominator: optional(['noemer'], whole, 'noemer bij de teller', 'denominator with the numerator'),
    score: optional(['score', 'cijfer'], decimal, 'antwoord als cijfer', 'answer as a score'),
    count: optional(['aantal'], whole, 'antwoord als aantal', 'answer as a count'),
    yesNo: optional(['ja of nee'], yesNo, 'antwoord als ja of nee', 'answer as yes or no'),
    by: filled(['door', 'naam', 'verklaarder'], line, 'wie het verklaart', 'who states it'),
    on: filled(['datum', 'op'], date, 'dag van de verklaring', 'day of the statement'),
  },
  toRow: ({ set = 'basisveiligheid', year: reportingYear, indicator, location, by, on, ...given }): Attestation => {
    const answers = [
      ...(given.text === undefined ? [] : [{ type: 'text', text: given.text }]),
      ...(given.url === undefined ? [] : [{ type: 'url', url: given.url }]),
      ...(given.score === undefined ? [] : [{ type: 'score', score: given.score }]),
      ...(given.count === undefined ? [] : [{ type: 'count', count: given.count }]),
      ...(given.yesNo === undefined ? [] : [{ type: 'yes-no', value: given.yesNo }]),
      ...(given.numerator === undefined && given.denominator === undefined ? []
        : [{ type: 'proportion', numerator: given.numerator, denominator: given.denominator }]),
    ];
    if (answers.length !== 1) throw new RowProblem('one-answer-only', 'text');
    const at = atNoon(on, 'on');
    const parsed = Attestation.safeParse({ set, reportingYear, indicator, ...(location === undefined ? {} : { location }), answer: answers[0], by, at });
    if (!parsed.success) throw new RowProblem('record-breaks-schema', parsed.error.issues[0]?.path[0] === 'indicator' ? 'indicator' : 'text');
    return parsed.data;
  },
});

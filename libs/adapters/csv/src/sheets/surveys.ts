import { date, key, mark, yesNo } from '../cells.ts';
import { defineZibSheet, filled, optional, present } from '../sheet.ts';
import { ownKey } from './own-key.ts';

const question = (number: number) => optional([`vraag ${number}`, `cijfer ${number}`], mark(1, 10),
  `cijfer bij vraag ${number}; leeg als die is overgeslagen`, `mark at question ${number}; empty when it was skipped`);

/** Filled-in questionnaires on client experience (8.1a-c): SurveyResponse. About a location; who filled one in has no column. */
export const surveysSheet = defineZibSheet('SurveyResponse', {
  name: 'ervaringen',
  about: { nl: 'ingevulde vragenlijsten over cliëntervaring', en: 'filled-in questionnaires on client experience' },
  columns: {
    id: ownKey,
    location: filled(['locatie', 'locatiecode'], key, 'code van de locatie', 'code of the location'),
    date: present(['datum', 'dag', 'ingevuld op'], date, 'dag waarop de vragenlijst is ingevuld', 'day it was filled in'),
    nps: optional(['nps', 'aanbeveling 0-10'], mark(0, 10), 'hoe waarschijnlijk iemand de locatie aanbeveelt, 0 tot 10', 'how likely somebody is to recommend the location, 0 to 10'),
    recommends: optional(['beveelt aan', 'aanbeveling'], yesNo, 'beveelt iemand de locatie aan', 'does somebody recommend the location'),
    score1: question(1), score2: question(2), score3: question(3), score4: question(4), score5: question(5), score6: question(6),
  },
  unique: 'id',
  toRow: ({ id, ...fields }) => ({ id, fields: () => fields }),
});

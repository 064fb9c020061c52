import type { Language } from '@meervoud/kernel';
import type { Alarm } from '@meervoud/store';
import type { alarmCodes } from '@meervoud/upkeep';

type Code = (typeof alarmCodes)[number];

const words: Readonly<Record<Language, Readonly<Record<Code, (object: string) => string>>>> = {
  nl: {
    'source-silent': (source) => `Bron ${source} is te lang niet volledig gelezen.`,
    'full-read-overdue': (source) => `Van bron ${source} zijn te lang alleen wijzigingen gelezen: wat daar verwijderd is, telt hier nog mee.`,
    'load-shrunk': (place) => `Van ${place} kwam veel minder binnen dan de vorige keer; de waarden wachten.`,
    'values-behind': (of) => `De waarden van ${of} lopen achter op wat gelezen is.`,
    'approval-waiting': (id) => `Inzending ${id} wacht nog op goedkeuring en verloopt binnenkort.`,
    'delivery-expired': (id) => `Inzending ${id} is verlopen.`,
    'delivery-unanswered': (id) => `Op inzending ${id} is nog geen antwoord gekomen.`,
    'delivery-rejected': (id) => `Inzending ${id} is afgewezen en nog niet gecorrigeerd.`,
    'delivery-given-up': (id) => `Inzending ${id} is niet aangekomen en wordt niet meer geprobeerd: meervoud deliveries.`,
    'recipient-resting': (name) => `Ontvanger ${name} geeft steeds geen antwoord en wordt even met rust gelaten.`,
    'delivery-closes-soon': (of) => `De levering ${of} sluit binnenkort, en er is nog niets geaccepteerd.`,
    'delivery-missed': (of) => `De levering ${of} is gesloten zonder dat er iets geaccepteerd is.`,
  },
  en: {
    'source-silent': (source) => `Source ${source} was not read completely for too long.`,
    'full-read-overdue': (source) => `Only changes of source ${source} were read for too long: what was deleted there still counts here.`,
    'load-shrunk': (place) => `Much less came in of ${place} than the time before; its values wait.`,
    'values-behind': (of) => `The values of ${of} are behind what was read.`,
    'approval-waiting': (id) => `Submission ${id} still waits for approval and expires soon.`,
    'delivery-expired': (id) => `Submission ${id} expired.`,
    'delivery-unanswered': (id) => `No answer has come to submission ${id}.`,
    'delivery-rejected': (id) => `Submission ${id} was rejected and is not corrected yet.`,
    'delivery-given-up': (id) => `Submission ${id} did not arrive and is not tried any more: meervoud deliveries.`,
    'recipient-resting': (name) => `Recipient ${name} keeps failing to answer and is left alone for a while.`,
    'delivery-closes-soon': (of) => `The delivery ${of} closes soon, and nothing is accepted yet.`,
    'delivery-missed': (of) => `The delivery ${of} closed without anything accepted.`,
  },
};

/** What an alarm says to the people of the provider; one of a newer program is told by its code. */
export const alarmWords = ({ code, object }: Alarm, language: Language): string =>
  (Object.hasOwn(words[language], code) ? words[language][code as Code](object) : `${code}: ${object}`);

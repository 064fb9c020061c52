/** "Superseded" is called what it is: corrected, by a successor that was accepted. And a submission that comes to nothing expires. */
export const submissionLife = `
alter table submission drop constraint submission_status_check;
update submission set status = 'corrected' where status = 'superseded';
alter table submission add constraint submission_status_check check (status in
  ('drafted', 'approved', 'released', 'sent', 'received', 'accepted', 'rejected', 'corrected', 'withdrawn', 'expired'));

-- the same word in the events: what happened stays, its name follows
alter table submission_event disable trigger submission_event_grows;
update submission_event set from_status = 'corrected' where from_status = 'superseded';
update submission_event set to_status = 'corrected' where to_status = 'superseded';
alter table submission_event enable trigger submission_event_grows;
`;

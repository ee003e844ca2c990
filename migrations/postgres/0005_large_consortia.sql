-- What the board of a large consortium asks for again and again: the last event of a kind, and what libraries have
-- said of one indicator.
create index event_by_kind on event (kind, id);
drop index figure_by_year;
create index figure_by_year on figure (year, indicator);
create index reminder_by_year on reminder (year, sent_at);

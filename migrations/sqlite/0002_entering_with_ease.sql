-- What entering with ease needs: recall and reopening, breaks by library, remarks on cells, joint
-- shares, remembered labels, the time that entering takes, reminders.

alter table submission add column returned_at text;
-- Once the coordinator has taken it up, the library can no longer recall it.
alter table submission add column taken_up_at text;
-- The last day, in Helsinki, that one library may still work in a closed round.
alter table submission add column open_until text;
-- The library's own breaks, as approved with its figures.
alter table submission add column approved_breaks text not null default '';

-- What changed: definition, counter, merger, move; empty for what was recorded otherwise.
alter table series_break add column kind text not null default '';
create index series_break_by_year on series_break (year, library);

-- What the coordinator asks about one cell when returning a year.
create table remark (
    library text not null,
    year bigint not null,
    indicator text not null,
    said text not null,
    said_at text not null,
    said_by bigint not null,
    constraint remark_pk primary key (library, year, indicator),
    constraint remark_library_fk foreign key (library) references library (code),
    constraint remark_round_fk foreign key (year) references round (year),
    constraint remark_account_fk foreign key (said_by) references account (id)
);

-- A member's part of a joint unit, in thousandths of a percent, and what it is reckoned by.
create table joint_share (
    library text not null,
    year bigint not null,
    share bigint not null,
    basis text not null,
    changed_at text not null,
    changed_by bigint not null,
    constraint joint_share_pk primary key (library, year),
    constraint joint_share_library_fk foreign key (library) references library (code),
    constraint joint_share_round_fk foreign key (year) references round (year),
    constraint joint_share_account_fk foreign key (changed_by) references account (id),
    constraint joint_share_range check (share between 0 and 100000),
    constraint joint_share_basis check (basis in ('students', 'contract', 'cost'))
);

-- Which indicator a row of a library's own table is; an empty one is left out on purpose.
create table table_label (
    library text not null,
    label text not null,
    indicator text not null,
    constraint table_label_pk primary key (library, label),
    constraint table_label_library_fk foreign key (library) references library (code)
);

-- How long entering takes, by section alone: no library and no person.
create table effort (
    year bigint not null,
    section text not null,
    seconds bigint not null,
    constraint effort_pk primary key (year, section)
);

-- Reminders as they were sent. A scheduled occasion comes once.
create table reminder (
    library text not null,
    year bigint not null,
    occasion text not null,
    sent_at text not null,
    -- Null when the schedule did it.
    sent_by bigint,
    recipients bigint not null,
    outcome text not null,
    constraint reminder_pk primary key (library, year, occasion),
    constraint reminder_library_fk foreign key (library) references library (code),
    constraint reminder_round_fk foreign key (year) references round (year),
    constraint reminder_account_fk foreign key (sent_by) references account (id),
    constraint reminder_outcome check (outcome in ('sent', 'failed', 'copied'))
);

-- Every value of a cell goes into its history by itself.
create trigger figure_kept_on_insert after insert on figure begin
    insert into figure_history (library, year, indicator, revision, status, amount, note, changed_at, changed_by)
    values (new.library, new.year, new.indicator, new.revision, new.status, new.amount, new.note, new.changed_at, new.changed_by);
end;
create trigger figure_kept_on_update after update on figure begin
    insert into figure_history (library, year, indicator, revision, status, amount, note, changed_at, changed_by)
    values (new.library, new.year, new.indicator, new.revision, new.status, new.amount, new.note, new.changed_at, new.changed_by);
end;

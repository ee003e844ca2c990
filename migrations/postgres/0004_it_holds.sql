-- What people wrote into the log, outside its chain: reasons and remarks, which can be erased.
create table wording (
    event bigint not null,
    -- SHA-256 of the text, by which the event names it.
    hash text not null,
    text text not null,
    constraint wording_pk primary key (event, hash),
    constraint wording_event_fk foreign key (event) references event (id)
);

-- The figures as they were when the year was returned: what changed since is told by them, whatever the clock says.
alter table submission add column returned_figures text;
-- And which revision of its cell a remark was about.
alter table remark add column revision bigint not null default 0;
update remark set revision = coalesce((select max(h.revision) from figure_history h where h.library = remark.library
    and h.year = remark.year and h.indicator = remark.indicator and h.changed_at <= remark.said_at), 0);

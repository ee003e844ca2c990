-- A membership may have gaps: a row is one span of its years.
alter table membership drop constraint membership_pk;
create unique index membership_by_library on membership (library, coalesce(from_year, 0));

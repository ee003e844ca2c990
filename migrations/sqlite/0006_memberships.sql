-- A membership may have gaps: a row is one span of its years.
create table membership_span (
    library text not null,
    -- First and last year; null is open.
    from_year bigint,
    to_year bigint,
    constraint membership_library_fk foreign key (library) references library (code),
    constraint membership_order check (from_year is null or to_year is null or from_year <= to_year)
);
insert into membership_span (library, from_year, to_year) select library, from_year, to_year from membership;
drop table membership;
alter table membership_span rename to membership;
create unique index membership_by_library on membership (library, coalesce(from_year, 0));

-- What people wrote into the log, outside its chain: reasons and remarks, which can be erased.
create table wording (
    -- SHA-256 of the text, by which events name it.
    hash text not null,
    text text not null,
    constraint wording_pk primary key (hash)
);

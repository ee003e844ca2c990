-- The catalogue lives in the database: every version of it, as the document that was checked. The
-- libraries stand in tables of their own. Rows are only added.
create table catalogue (
    revision bigint not null,
    document text not null,
    made_at text not null,
    -- Null when a command or the first start did it.
    made_by bigint,
    -- What was edited, in a few words.
    summary text not null,
    constraint catalogue_pk primary key (revision),
    constraint catalogue_account_fk foreign key (made_by) references account (id)
);
create trigger catalogue_only_added_update before update on catalogue begin select raise(abort, 'the catalogue is only added to'); end;
create trigger catalogue_only_added_delete before delete on catalogue begin select raise(abort, 'the catalogue is only added to'); end;

-- The libraries that a library compares itself with.
create table peer (
    library text not null,
    peer text not null,
    constraint peer_pk primary key (library, peer),
    constraint peer_library_fk foreign key (library) references library (code),
    constraint peer_peer_fk foreign key (peer) references library (code)
);
